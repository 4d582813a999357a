package org.example.fence;

import io.sandcheck.jupiter.Requires;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** States that a workload needs files in memory. The probe is sandcheck/probes/memory_file.py. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Requires("memory-file")
@interface RequiresMemoryFile {}
