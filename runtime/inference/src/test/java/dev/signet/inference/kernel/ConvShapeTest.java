package dev.signet.inference.kernel;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.signet.inference.kernel.ConvShape.Pad;
import org.junit.jupiter.api.Test;

class ConvShapeTest {
  @Test
  void sizesAreThoseOfThePublishedNetworks() {
    var stem = new ConvShape(224, 224, 3, 64, 7, 7, 2, 2, 3, 3, Pad.ZERO);
    assertThat(stem.outHeight()).isEqualTo(112);
    assertThat(stem.outWidth()).isEqualTo(112);
    assertThat(stem.fanIn()).isEqualTo(147);
    assertThat(stem.words()).isEqualTo(1);
    assertThat(new ConvShape(56, 56, 65, 128, 1, 1, 2, 2, 0, 0, Pad.ZERO).outWidth()).isEqualTo(28);
  }

  @Test
  void denseIsOnePixel() {
    ConvShape dense = ConvShape.dense(784, 10);
    assertThat(dense.words()).isEqualTo(13);
    assertThat(dense.mask(12)).isEqualTo(0xffff);
    assertThat(dense.mask(0)).isEqualTo(-1);
    assertThat(dense.outHeight() * dense.outWidth()).isEqualTo(1);
  }

  @Test
  void aFilterLargerThanThePictureIsRefused() {
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new ConvShape(4, 4, 1, 1, 5, 3, 1, 1, 0, 0, Pad.ZERO));
    assertThat(e)
        .hasMessageThat()
        .isEqualTo("a filter of 5 x 3 does not fit into a picture of 4 x 4 padded by 0 and 0");
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new ConvShape(4, 4, 1, 1, 3, 3, 0, 1, 0, 0, Pad.ZERO));
    assertThat(e).hasMessageThat().isEqualTo("strideY is 0; it must be at least 1");
    assertThrows(
        IllegalArgumentException.class,
        () -> new ConvShape(1 << 15, 1 << 15, 4, 1, 3, 3, 1, 1, 0, 0, Pad.ZERO));
  }
}
