# shellcheck shell=bash disable=SC2154
# sandcheck package: makes packages that others can install.

# All that the command and its libraries can need; what they can do without, such as a desktop, is left out.
readonly modules=java.base,java.compiler,java.instrument,java.logging,java.management,java.naming,java.security.jgss,java.sql,java.xml,jdk.crypto.ec,jdk.unsupported,jdk.zipfs

explain_package() {
    cat <<'TEXT'
Usage: sandcheck package [DIR]
Make packages for machines without a JDK, Maven or a network: an archive with
its own Java; if dpkg-deb is installed, a Debian package; and if a Docker Engine
answers, a container image.
      [DIR]   Where to write the archive. Default: dist.

The archive, sandcheck-VERSION-linux-ARCH.tar.gz, can be unpacked anywhere:
  tar -xzf sandcheck-*.tar.gz && sandcheck-*/bin/sandcheck run
The Debian package, sandcheck_VERSION_ARCH.deb, has the same files:
  apt-get install ./sandcheck_*.deb && sandcheck run
The image, sandcheck:VERSION, runs as an ordinary user in /sandcheck:
  docker run --rm sandcheck:VERSION run

The Java is taken from the newest JDK on this machine. With JDK 25 or newer the
command starts faster.
TEXT
}

package_release() {
    case "$#:${1:-}" in
        *:-h | *:--help) explain_package && return ;;
        0:* | 1:[!-]*) ;;
        *)
            say "package: unknown arguments [$*]; known: a directory" "Try 'sandcheck package --help'."
            exit 2
            ;;
    esac
    require_jdk
    is_built || build
    local directory=${1:-dist} jdk version name
    mkdir -p -- "$directory"
    directory=$(cd -- "$directory" && pwd)
    jdk=$(newest_jdk)
    version=$(basename -- "$target"/sandcheck-conformance-*.jar .jar)
    version=${version#sandcheck-conformance-}
    name=sandcheck-$version-linux-$(uname -m)
    local stage
    stage=$(mktemp -d)
    # shellcheck disable=SC2064 # the directory is known now
    trap "rm -rf '$stage'" EXIT
    furnish "$stage/$name" "$jdk"
    archive "$stage" "$name" "$directory/$name.tar.gz"
    say "made [$directory/$name.tar.gz], $(du -h -- "$directory/$name.tar.gz" | cut -f1)"
    make_debian_package "$stage" "$name" "$version" "$directory"
    make_image "$stage/$name" "sandcheck:$version"
}

# What the archive and the image have in common.
furnish() {
    local home=$1 jdk=$2
    say "taking from [$jdk] what the command needs of Java"
    mkdir -p -- "$home/bin" "$home/lib"
    "$jdk/bin/jlink" --add-modules "$modules" --strip-java-debug-attributes --no-header-files --no-man-pages --output "$home/jre" >&2
    cp -- "$target"/sandcheck-conformance-*.jar "$target"/lib/*.jar "$home/lib"
    cp -- "$root/packaging/sandcheck" "$home/bin/sandcheck"
    cp -- "$root"/{LICENSE,README.md,SECURITY.md} "$home"
    chmod -R u=rwX,go=rX "$home"
    chmod 755 "$home/bin/sandcheck"
    # Caches are bound to the times of the files that they are made of.
    find "$home" -exec touch -d "$(timestamp)" {} +
    speed_up "$home"
}

# Classes that are loaded beforehand. A cache is taken up elsewhere since Java 24; an older Java does without.
speed_up() {
    local home=$1 jars option
    jars=$(printf '%s:' "$home"/lib/*.jar)
    "$home/jre/bin/java" -Xshare:dump >/dev/null 2>&1 || true
    option=-XX:AOTCacheOutput=$home/lib/sandcheck.aot
    "$home/jre/bin/java" "$option" -version >/dev/null 2>&1 || return 0
    XDG_CACHE_HOME=$home.cache "$home/jre/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \
        "$option" -cp "$jars" io.sandcheck.cli.Main list >/dev/null 2>&1 || rm -f "$home/lib/sandcheck.aot"
}

# The same files below /opt, and a link to the command.
make_debian_package() {
    local stage=$1 name=$2 version=$3 directory=$4 tree=$1/debian file
    [[ -n $(type -P dpkg-deb) ]] || return 0
    # A snapshot comes before its release.
    version=${version/-SNAPSHOT/~SNAPSHOT}
    file=$directory/sandcheck_${version}_$(dpkg --print-architecture).deb
    mkdir -p -- "$tree/DEBIAN" "$tree/opt" "$tree/usr/bin" "$tree/usr/share/doc/sandcheck"
    cp -a -- "$stage/$name" "$tree/opt/sandcheck"
    ln -s ../../opt/sandcheck/bin/sandcheck "$tree/usr/bin/sandcheck"
    cp -- "$root/LICENSE" "$tree/usr/share/doc/sandcheck/copyright"
    cat >"$tree/DEBIAN/control" <<CONTROL
Package: sandcheck
Version: $version
Architecture: $(dpkg --print-architecture)
Maintainer: The Sandcheck project
Section: devel
Priority: optional
Depends: libc6
Suggests: docker.io
Installed-Size: $(du -sk -- "$tree/opt" | cut -f 1)
Description: Conformance test kit for command sandboxes
 Runs scenarios inside and outside of sandboxes, and says what differs and why.
CONTROL
    chmod -R u=rwX,go=rX "$tree"
    SOURCE_DATE_EPOCH=$(date -d "$(timestamp)" +%s) dpkg-deb --root-owner-group -Zgzip -z6 --build "$tree" "$file" >/dev/null
    say "made [$file], $(du -h -- "$file" | cut -f1)"
}

# The same files make the same archive.
archive() {
    tar -C "$1" --sort=name --mtime="$(timestamp)" --owner=0 --group=0 --numeric-owner -cf - "$2" | gzip -9n >"$3.part"
    mv -- "$3.part" "$3"
}

timestamp() {
    sed -n 's|.*<project.build.outputTimestamp>\(.*\)</project.build.outputTimestamp>.*|\1|p' "$root/pom.xml"
}

newest_jdk() {
    local home
    for home in "$JAVA_HOME" /usr/lib/jvm/*; do
        if [[ -x $home/bin/jlink ]] && "$home/bin/jlink" --list-plugins >/dev/null 2>&1; then
            printf '%s %s\n' "$(jdk_version "$home")" "$home"
        fi
    done | sort -n | tail -n 1 | cut -d ' ' -f 2-
}

jdk_version() {
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

make_image() {
    local home=$1 tag=$2 base
    if ! docker version >/dev/null 2>&1; then
        say "no container image: no Docker Engine answers"
        return
    fi
    # Where no registry answers, the image that the kit's own images are built on does.
    for base in debian:stable-slim $(docker image ls --format '{{.Repository}}:{{.Tag}}' 'sandcheck/base'); do
        say "building the container image [$tag] on [$base]"
        if docker build --quiet --build-arg "BASE=$base" --file "$root/packaging/Dockerfile" --tag "$tag" "$home" >/dev/null 2>"$home.log"; then
            say "made the container image [$tag]"
            return
        fi
    done
    say "no container image:" "$(tail -n 3 "$home.log")"
}
