package app.plantain.web.account;

/** A setting that the application cannot start with. */
class UnusableSettingException extends RuntimeException {

    private final String whatToDo;

    UnusableSettingException(String message, String whatToDo) {
        super(message);
        this.whatToDo = whatToDo;
    }

    String whatToDo() {
        return whatToDo;
    }
}
