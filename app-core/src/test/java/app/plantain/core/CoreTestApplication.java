package app.plantain.core;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The core by itself, for its tests. */
@SpringBootApplication
public class CoreTestApplication {}
