package dev.signet.processor.mistakes;

import static com.google.common.truth.Truth.assertThat;
import static dev.signet.processor.testing.Mistakes.expect;

import dev.signet.processor.testing.Compiled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pools that pad as they cannot, channels that are there already. */
final class PaddingMistakesTest {
  private static final String NET =
      """
      @Network(input = {3, 9, 9}) record Net(
          @Filters(8) Conv stem,
          %s layer,
          GlobalAvgPool average,
          @Units(10) Dense logits) {}
      """;

  @ParameterizedTest
  @ValueSource(strings = {"ZERO", "ONE", "MINUS_ONE"})
  void maxPools(String padding) {
    expect(
        NET.formatted("@Window(value = 3, padding = Padding§." + padding + ") MaxPool"),
        "[WrongPadding] padding is "
            + padding
            + ", but a MaxPool pads with minus infinity, or not at all. Use VALID, or leave it out.");
  }

  @Test
  void magnitudeMaps() {
    expect(
        NET.formatted("@Window(value = 3, padding = Padding§.ONE) MagnitudeMap"),
        "[WrongPadding] padding is ONE, but a MagnitudeMap pads with zeros, or not at all. Use"
            + " VALID, or leave it out.");
    expect(
        NET.formatted("@Window(value = §10, padding = Padding.VALID) MagnitudeMap"),
        "[KernelTooLarge] The window of layer is 10x10, but its input is 8x9x9, with padding 9x9."
            + " Make it smaller, or shrink the input less.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ZERO", "VALID"})
  void averagePools(String padding) {
    expect(
        NET.formatted("@Window(value = 3, padding = Padding§." + padding + ") AvgPool"),
        "[WrongPadding] padding is "
            + padding
            + ", but an AvgPool averages only real pixels, and rounds sizes up. Leave it out.");
  }

  @Test
  void channelsThatAreThere() {
    expect(
        NET.formatted("@Channels(§7) PadChannels"),
        "[OutOfRange] @Channels is 7, but the input of layer has 8 channels already. Write at least"
            + " as many.");
    expect(
        NET.formatted("@Channels(§0) PadChannels"),
        "[OutOfRange] @Channels is 0, but must be at least 1. Write a positive number.");
  }

  @Test
  void channelsUnsaid() {
    expect(
        NET.formatted("PadChannels").replace(" layer,", " §layer,"),
        "[MissingAdjective] layer is a PadChannels without @Channels, which states its size. Add"
            + " it.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Channels(8) PadChannels",
        "@Channels(9) PadChannels",
        "@Window(value = 3, padding = Padding.VALID) MaxPool",
        "@Window(value = 3, padding = Padding.VALID) MagnitudeMap",
        "@Window({2, 3}) MagnitudeMap",
        "@Window(value = 9, padding = Padding.VALID) MaxPool"
      })
  void sound(String layer) {
    Compiled compiled = Compiled.source(NET.formatted(layer));
    assertThat(compiled.errors()).isEmpty();
    assertThat(compiled.warnings()).isEmpty();
  }
}
