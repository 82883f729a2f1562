package app.plantain;

import com.vaadin.flow.spring.annotation.EnableVaadin;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Plantain. Vaadin looks for its views where they are, and not in each class there is, which takes long. */
@SpringBootApplication
@EnableVaadin("app.plantain.web.ui")
public class Application {

    public static void main(String[] arguments) {
        SpringApplication.run(Application.class, arguments);
    }
}
