package dev.signet.examples.numbered;

import dev.signet.examples.digits.DigitNetModel;
import dev.signet.examples.digits.DrawnDigits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Prediction needs the inference jar and the generated model, nothing else: no ND4J, no trainer. A
 * model is immutable and may be shared by threads; bytes are read as 0 to 255.
 *
 * <p>Argument: the file that {@code examples/run digits} wrote, out/digits/digits.safetensors.
 */
public final class E04LoadAndPredict {
  private E04LoadAndPredict() {}

  /** Reads ten digits that were drawn from another seed. */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args.length == 1 ? args[0] : "out/digits/digits.safetensors");
    DigitNetModel model = DigitNetModel.load(file);
    DrawnDigits digits = DrawnDigits.draw(4711, 0, 10);
    int pixels = DrawnDigits.SIZE * DrawnDigits.SIZE;
    for (int i = 0; i < digits.size(); i++) {
      byte[] picture = Arrays.copyOfRange(digits.pixels(), i * pixels, (i + 1) * pixels);
      System.out.println("a " + digits.labels()[i] + " is read as " + model.classify(picture));
    }
  }
}
