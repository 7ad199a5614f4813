package dev.signet.training.listen;

import java.io.Console;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;

/** The usual listeners. */
public final class Listeners {
  private Listeners() {}

  /**
   * Shows progress to whoever started the program: on a terminal a bar with loss, accuracy, images
   * per second and time left, elsewhere one line per epoch on standard output.
   */
  public static Listener progress() {
    Console console = System.console();
    return console != null && console.isTerminal()
        ? new ProgressBar(console.writer())
        : plain(System.out);
  }

  /** One line per epoch. The stream is flushed, never closed. */
  public static Listener plain(PrintStream out) {
    return new PlainLines(new PrintWriter(new OutputStreamWriter(out, out.charset())));
  }

  /**
   * Ends training when validation accuracy (where targets are numbers: validation loss) has not
   * become better than its best for some epochs in a row. Refuses, with an {@link
   * IllegalStateException}, a run without validation.
   *
   * @param patience so many epochs, at least 1
   */
  public static Listener earlyStopping(int patience) {
    return new EarlyStopping(patience);
  }

  /**
   * Writes a table with a header and one line per epoch, over what the file held; a number that is
   * not there (validation where there is none) is left empty. Each line can be read as soon as its
   * epoch ends.
   *
   * <p>A file that cannot be written is an {@link java.io.UncheckedIOException} before the first
   * step; later it is one warning in the log, and training goes on without the file.
   */
  public static Listener csv(Path file) {
    return new EpochFile(file, EpochFile.Form.CSV, FileListener::warn);
  }

  /**
   * Writes one JSON object per epoch, each on its line, over what the file held; a number that is
   * not there is null. Behaves like {@link #csv} where the file cannot be written.
   */
  public static Listener jsonLines(Path file) {
    return new EpochFile(file, EpochFile.Form.JSON_LINES, FileListener::warn);
  }

  /**
   * Writes a page to look at after every epoch, anew and whole: curves of loss, accuracy and rate,
   * how every binary layer does with the histograms of its weights and signs, and advice where
   * something stands out. It needs a browser and no network. Behaves like {@link #csv} where the
   * file cannot be written.
   *
   * @param file named {@code .html}
   */
  public static Listener page(Path file) {
    return new RunPage(file, FileListener::warn);
  }
}
