/** The web application: accounts, screens, public pages and the HTTP API. */
@NullMarked
package app.plantain.web;

import org.jspecify.annotations.NullMarked;
