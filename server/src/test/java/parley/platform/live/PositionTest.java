package parley.platform.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PositionTest {

    @Test
    void readsItsOwnCursor() {
        var position = new Position(123_456_789_012L, 987_654_321L);
        assertThat(Position.parse(position.cursor("e1"), "e1")).isEqualTo(position);
    }

    @Test
    void refusesCursorsOfAnotherEpochAndNonsense() {
        assertThat(Position.parse(new Position(1, 1).cursor("e1"), "e2")).isNull();
        assertThat(Position.parse("e1.zz", "e1")).isNull();
        assertThat(Position.parse("e1.!.1", "e1")).isNull();
        assertThat(Position.parse("", "e1")).isNull();
    }

    @Test
    void ordersByTransactionBeforeNumber() {
        assertThat(new Position(1, 9)).isLessThan(new Position(2, 1));
        assertThat(new Position(2, 1)).isLessThan(new Position(2, 2));
    }
}
