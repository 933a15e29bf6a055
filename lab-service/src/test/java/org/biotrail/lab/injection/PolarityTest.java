package org.biotrail.lab.injection;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PolarityTest {
    @Test
    void the_name_says_it_in_a_token_of_its_own() {
        assertThat(Polarity.inName("100mm_C18_15min_DDA_neg")).contains(Polarity.NEGATIVE);
        assertThat(Polarity.inName("100mm_C18_15min_DDA_ELON_pos")).contains(Polarity.POSITIVE);
        assertThat(Polarity.inName("POSITIVE_x")).contains(Polarity.POSITIVE);
        assertThat(Polarity.inName("position_negligible")).isEmpty();
    }

    @Test
    void both_or_neither_say_nothing() {
        assertThat(Polarity.inName("pos_neg_switch")).isEmpty();
        assertThat(Polarity.inName("C18")).isEmpty();
    }

    @Property
    void any_name_is_read(@ForAll String name) {
        assertThat(Polarity.inName(name)).isNotNull();
    }
}
