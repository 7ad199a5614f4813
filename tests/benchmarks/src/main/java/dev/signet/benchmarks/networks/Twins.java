package dev.signet.benchmarks.networks;

/** Real-valued networks of the shapes of ours. */
public final class Twins {
  private static final int[] RESNET_WIDTHS = {64, 128, 256, 512};

  private Twins() {}

  /** A description that any builder can follow; returns the output. */
  public interface Description {
    /** Builds the network. */
    <V> V build(NetBuilder<V> net);
  }

  /**
   * ResNet-18 (He et al. 2016, arXiv 1512.03385, shortcuts of 1x1 convolutions), with 1,000
   * classes.
   *
   * @param size rows and columns of the picture
   */
  public static Description resNet18(int size) {
    return new Description() {
      @Override
      public <V> V build(NetBuilder<V> net) {
        V x = net.maxPool(net.conv(net.input(3, size, size), 64, 7, 2, true), 3, 2);
        for (int width : RESNET_WIDTHS) {
          x = basic(net, x, width, width == 64 ? 1 : 2, width != 64);
          x = basic(net, x, width, 1, false);
        }
        return net.classifier(x, 1000);
      }
    };
  }

  private static <V> V basic(NetBuilder<V> net, V in, int out, int stride, boolean project) {
    V shortcut = project ? net.conv(in, out, 1, stride, false) : in;
    V found = net.conv(net.conv(in, out, 3, stride, true), out, 3, 1, false);
    return net.add(found, shortcut, true);
  }

  /** The network of {@code examples/run digits}, layer by layer, with real weights and inputs. */
  public static Description digitNet() {
    return new Description() {
      @Override
      public <V> V build(NetBuilder<V> net) {
        V x = net.conv(net.input(1, 28, 28), 32, 5, 2, false);
        x = net.avgPool(widen(net, x, 32), 2);
        x = refine(net, refine(net, x, 64), 64);
        x = net.avgPool(widen(net, x, 64), 2);
        return net.classifier(refine(net, x, 128), 10);
      }
    };
  }

  private static <V> V widen(NetBuilder<V> net, V in, int found) {
    return net.concat(in, net.prelu(net.conv(in, found, 3, 1, false)));
  }

  private static <V> V refine(NetBuilder<V> net, V in, int channels) {
    return net.add(in, net.prelu(net.conv(in, channels, 3, 1, false)), false);
  }
}
