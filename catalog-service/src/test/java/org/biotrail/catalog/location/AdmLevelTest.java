package org.biotrail.catalog.location;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmLevelTest {
    @ParameterizedTest
    @CsvSource({
        "2,-1,false,true",
        "4,2,false,true",
        "8,4,false,true",
        "4,4,false,false",
        "4,8,false,false",
        "2,3,false,false",
        "99,4,false,true",
        "99,-1,false,true",
        "99,99,false,true",
        "99,98,false,false",
        "4,99,false,false",
        "100,8,false,true",
        "100,99,false,true",
        "100,100,false,true",
        "100,-1,false,false",
        "100,-1,true,true",
        "101,100,false,true",
        "101,101,false,false",
        "999,101,false,true",
        "999,999,false,false",
        "999,2,false,true"
    })
    void a_level_lies_in_lower_levels_only(int level, int parent, boolean marine, boolean allowed) {
        assertThat(new AdmLevel(level).mayLieIn(new AdmLevel(parent), new AdmLevel(2), marine))
                .isEqualTo(allowed);
    }
}
