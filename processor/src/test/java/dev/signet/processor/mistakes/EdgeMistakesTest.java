package dev.signet.processor.mistakes;

import static dev.signet.processor.testing.Mistakes.expect;
import static dev.signet.processor.testing.Mistakes.expectWarnings;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What can be wrong with names and edges. */
final class EdgeMistakesTest {
  @Test
  void misspeltSource() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(4) Conv stem,
            BatchNorm norm,
            @From({§"steem", "norm"}) Add sum,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[UnknownSource] @From names \"steem\", but the values above are input, "
            + "stem, norm. Did you mean \"stem\"?");
  }

  @Test
  void laterSource() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(4) Conv stem,
            @From({"stem", §"norm"}) Add sum,
            BatchNorm norm,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[UnknownSource] @From names \"norm\", which stands below, but only what "
            + "stands above can be taken: input, stem. Move it up, or name another.");
  }

  @Test
  void unknownSource() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(4) Conv stem,
            @From(§"elsewhere") BatchNorm norm,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[UnknownSource] @From names \"elsewhere\", but the values above are input, "
            + "stem. Name one of them.");
  }

  @Test
  void noSource() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(4) Conv stem,
            §@From({}) BatchNorm norm,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[InputCount] @From names nothing, but norm needs an input. Name an earlier "
            + "component, or take @From away.");
  }

  @Test
  void addOfOne() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(4) Conv stem,
            Add §sum,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[InputCount] sum takes one value, but Add joins at least two. Name them "
            + "all by @From, the one above too.");
  }

  @Test
  void convOfTwo() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(4) Conv stem,
            @Filters(4) §@From({"stem", "input"}) Conv next,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[InputCount] next takes 2 values, but Conv takes one. Join them first by "
            + "Add, Multiply or Concat.");
  }

  @Test
  void reservedName() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(4) Conv §input,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[ReservedName] A component is named input, but \"input\" is the input of "
            + "Net. Give it another name.");
  }

  @Test
  void collidingNames() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(4) Conv body_norm,
            Block body,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        @Sequential record Block(BatchNorm §norm) {}
        """,
        "[NameCollision] body.norm and body_norm would both be named body_norm in "
            + "generated code, but names must differ. Rename one of them.");
  }

  @Test
  void unusedLayer() {
    expectWarnings(
        List.of(),
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(4) Conv stem,
            @From("stem") BatchNorm §norm,
            @From("stem") Relu relu,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        """,
        "[UnusedLayer] Nothing uses the value of norm. Name it in a @From further "
            + "down, or take it away.");
  }

  @Test
  void cycle() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            A a,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        @Sequential record A(B b) {}
        @Sequential record B(BatchNorm norm, A §a) {}
        """,
        "[BlockCycle] A contains itself: A -> B -> A. Leave out one of these uses.");
  }

  @Test
  void cycleInLibrary() {
    expect(
        """
        @Network(input = {1, 8, 8}) record Net(
            @Filters(4) Conv stem,
            GlobalAvgPool average,
            @Units(10) Dense logits) {}
        @Residual(shortcut = B.class) record A(@Filters(OUT) Conv conv) {}
        @Sequential record B(A §a) {}
        """,
        "[BlockCycle] A contains itself: A -> B -> A. Leave out one of these uses.");
  }
}
