package app.plantain.core.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:file:/data/plantain;MODE=PostgreSQL",
                "jdbc:h2:mem:test",
                "jdbc:h2:./plantain",
                "JDBC:H2:~/p"
            })
    void aDatabaseInThisProcessIsNobodyElses(String url) {
        assertThat(DatabaseAddress.isOwn(url)).isTrue();
        assertThat(DatabaseAddress.isH2(url)).isTrue();
        assertThat(DatabaseAddress.isPostgres(url)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:tcp://localhost/plantain", "jdbc:h2:ssl://localhost/plantain"})
    void aServerOfH2MayHaveOtherClients(String url) {
        assertThat(DatabaseAddress.isOwn(url)).isFalse();
        assertThat(DatabaseAddress.isH2(url)).isTrue();
    }

    @Test
    void postgresIsToldByItsDriver() {
        assertThat(DatabaseAddress.isPostgres("jdbc:postgresql://localhost/plantain"))
                .isTrue();
        assertThat(DatabaseAddress.isH2("jdbc:postgresql://localhost/h2")).isFalse();
        assertThat(DatabaseAddress.isOwn("jdbc:postgresql://localhost/h2")).isFalse();
    }

    @Test
    void noAddressLeadsNowhere() {
        assertThat(DatabaseAddress.isPostgres(null)).isFalse();
        assertThat(DatabaseAddress.isH2(null)).isFalse();
    }
}
