package dev.signet.training.listen;

import dev.signet.inference.file.AtomicFile;
import dev.signet.inference.file.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A page of a run, see {@link Listeners#page}. */
final class RunPage extends FileListener {
  private static final String PLACE = "{{data}}";

  private final List<EpochReport> epochs = new ArrayList<>();
  private RunInfo info;
  private String ended;

  RunPage(Path file, Consumer<String> warnings) {
    super(file, warnings);
  }

  @Override
  public void started(RunInfo run) {
    info = run;
    ended = null;
    epochs.clear();
    begin("The page of the run", this::write);
  }

  @Override
  public Signal epochEnded(EpochReport epoch) {
    epochs.add(epoch);
    goOn("The page of the run", this::write);
    return Signal.CONTINUE;
  }

  @Override
  public void finished(RunReport run) {
    ended = Wording.finished(run);
    goOn("The page of the run", this::write);
  }

  private void write() throws IOException {
    String data = Json.write(data()).replace("<", "\\u003c"); // no tag can end the script
    AtomicFile.write(file, template().replace(PLACE, data).getBytes(StandardCharsets.UTF_8));
  }

  private static String template() throws IOException {
    try (InputStream in = RunPage.class.getResourceAsStream("run.html")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("network", info.network());
    data.put("said", Wording.started(info));
    data.put("seed", Long.toString(info.seed())); // a number of 64 bits
    data.put("batch", info.batch());
    data.put("planned", info.epochs());
    data.put("ended", ended);
    data.put("epochs", epochs.stream().map(EpochReport::numbers).toList());
    EpochReport last = epochs.isEmpty() ? null : epochs.getLast();
    data.put("advice", last == null ? List.of() : last.advice());
    data.put("layers", last == null ? List.of() : layers(last));
    return data;
  }

  /** Every layer with its shares epoch by epoch, null where they are unknown, and histograms. */
  private List<Map<String, Object>> layers(EpochReport last) {
    List<LayerHealth> now = last.health().layers();
    return IntStream.range(0, now.size())
        .mapToObj(l -> {
          LayerHealth layer = now.get(l);
          Map<String, Object> member = new LinkedHashMap<>();
          member.put("name", layer.layer());
          member.put("weights", layer.weights());
          for (String share : layer.numbers().keySet()) {
            if (!share.equals("layer")) {
              member.put(share, shares(l, share));
            }
          }
          member.put("range", layer.range());
          member.put("latents", list(layer.latents()));
          member.put("channels", layer.channels());
          member.put("balance", list(layer.balance()));
          return member;
        })
        .toList();
  }

  private List<Object> shares(int layer, String name) {
    List<Object> shares = new ArrayList<>();
    for (EpochReport epoch : epochs) {
      List<LayerHealth> layers = epoch.health().layers();
      shares.add(layers.isEmpty() ? null : layers.get(layer).numbers().get(name));
    }
    return shares;
  }

  private static List<Integer> list(int[] counts) {
    return IntStream.of(counts).boxed().toList();
  }
}
