package app.plantain.core.usage;

import app.plantain.core.testing.OnH2;
import app.plantain.core.testing.OnPostgres;
import org.junit.jupiter.api.Nested;

class StatementsTests {

    @Nested
    @OnH2
    class InH2 extends StatementRules {

        @Override
        String numbers(int count) {
            return "system_range(1, " + count + ") as numbers(n)";
        }

        @Override
        String newId() {
            return "random_uuid()";
        }
    }

    @Nested
    @OnPostgres
    class InPostgres extends StatementRules {

        @Override
        String numbers(int count) {
            return "generate_series(1, " + count + ") as numbers(n)";
        }

        @Override
        String newId() {
            return "gen_random_uuid()";
        }
    }
}
