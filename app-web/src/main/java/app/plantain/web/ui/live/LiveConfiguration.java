package app.plantain.web.ui.live;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Lets the pushes come at their pace. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class LiveConfiguration {}
