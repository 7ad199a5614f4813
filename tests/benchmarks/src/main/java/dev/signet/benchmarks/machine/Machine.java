package dev.signet.benchmarks.machine;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What must be known of the machine to read a time; nothing that would name it. */
public final class Machine {
  private static final Path CPUINFO = Path.of("/proc/cpuinfo");

  private Machine() {}

  /** Facts by name, in the order in which people read them. */
  public static Map<String, Object> facts() {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("CPU", cpu());
    facts.put("processors", Runtime.getRuntime().availableProcessors());
    facts.put("vector width in the JVM", JavaPeaks.vectorBits() + " bits" + avx());
    facts.put("JDK", Runtime.version() + ", " + System.getProperty("java.vm.vendor"));
    facts.put(
        "operating system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    if (load >= 0) {
      facts.put("load when the run began", String.format(Locale.ROOT, "%.2f", load));
    }
    return facts;
  }

  /** The value of {@code -XX:UseAVX}, or -1 where this JVM has no such flag. */
  public static int useAvx() {
    try {
      var bean = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      return Integer.parseInt(bean.getVMOption("UseAVX").getValue());
    } catch (IllegalArgumentException e) {
      return -1; // not an x86 CPU
    }
  }

  private static String avx() {
    int value = useAvx();
    return value < 0 ? "" : ", UseAVX=" + value;
  }

  /** Whether the operating system lists the CPU's features and this is not one of them. */
  public static boolean lacks(String feature) {
    String flags = cpuinfo("flags");
    return flags != null && !(" " + flags + " ").contains(" " + feature + " ");
  }

  private static String cpu() {
    String name = cpuinfo("model name");
    return name == null ? System.getProperty("os.arch") : name;
  }

  /** A value of Linux' list of CPUs, or null. */
  private static String cpuinfo(String key) {
    try (var lines = Files.lines(CPUINFO)) {
      return lines
          .filter(line -> line.startsWith(key))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(null);
    } catch (IOException | UncheckedIOException e) {
      return null; // not Linux
    }
  }
}
