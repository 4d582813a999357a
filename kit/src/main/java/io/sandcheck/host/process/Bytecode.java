package io.sandcheck.host.process;

import io.sandcheck.host.HostException;
import io.sandcheck.host.Python;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.zeroturnaround.exec.ProcessExecutor;
import org.zeroturnaround.exec.ProcessResult;

/**
 * The compiled modules of the Pythons of this machine. Unlike the sources, they cannot be compared with an original, so
 * those of an earlier run are never used. The modules that most programs import are compiled again, which takes each
 * Python less than a second.
 */
final class Bytecode {

    /** Modules that Python itself has imported by then were read from their sources, so they are compiled here. */
    private static final String COMPILE = """
            import sys
            sys.dont_write_bytecode = False
            import argparse, base64, codecs, collections, concurrent.futures.process, configparser, contextlib, ctypes, datetime
            import decimal, errno, fcntl, functools, io, itertools, json, math, multiprocessing.forkserver
            import multiprocessing.pool, multiprocessing.popen_fork, multiprocessing.popen_forkserver
            import multiprocessing.popen_spawn_posix, multiprocessing.resource_tracker, multiprocessing.spawn
            import multiprocessing.synchronize, os, pathlib, platform, py_compile, queue, re, runpy, select, shlex, shutil
            import signal, site, socket, stat, struct, subprocess, tempfile, textwrap, threading, time, traceback, typing
            for module in list(sys.modules.values()):
                spec = getattr(module, "__spec__", None)
                if spec and spec.cached and str(spec.origin).endswith(".py") and not os.path.exists(spec.cached):
                    py_compile.compile(spec.origin, spec.cached)
            """;

    private final Path directory;
    private final List<Python> pythons = new ArrayList<>();
    private final List<ForkJoinTask<?>> compilations = new ArrayList<>();
    private @Nullable FileStamps compiled;

    /**
     * Create it.
     *
     * @param directory where they will be, as in {@code -X pycache_prefix}
     */
    Bytecode(Path directory) {
        this.directory = directory;
    }

    /** Begin to compile those of a Python, while the next Python is made ready. */
    void add(Python python) throws IOException {
        Files.createDirectories(directory);
        pythons.add(python);
        begin(python);
    }

    private void begin(Python python) {
        compilations.add(ForkJoinTask.adapt(() -> compile(python.executable())).fork());
    }

    /** Compile them, unless they are still as they were compiled here. */
    List<String> restore() throws IOException {
        boolean changed = compiled != null && !compiled.changed().isEmpty();
        if (changed) {
            new Removal(directory).run();
            Files.createDirectories(directory);
            pythons.forEach(this::begin);
        }
        if (changed || compiled == null) {
            compilations.forEach(ForkJoinTask::join);
            compilations.clear();
            compiled = new FileStamps(directory);
            compiled.take();
        }
        return List.of();
    }

    private void compile(String python) {
        try {
            ProcessResult result = new ProcessExecutor()
                    .command("/usr/bin/env", "-i", python, "-I", "-X", "pycache_prefix=" + directory, "-c", COMPILE)
                    .directory(directory.toFile())
                    .readOutput(true)
                    .execute();
            if (result.getExitValue() != 0) {
                throw new HostException("[%s] does not run on this machine: %s"
                        .formatted(python, result.outputUTF8().strip()));
            }
        } catch (IOException e) {
            throw new HostException("[%s] cannot be executed: %s".formatted(python, e.getMessage()), e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("There is no time limit", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostException("Interrupted while [%s] compiled its modules".formatted(python), e);
        }
    }
}
