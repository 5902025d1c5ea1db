package parley.people.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContactTest {

    @Test
    void knowsAnAddressAndANumberByTheirForm() {
        assertThat(Contact.of(" Wang.Fang@Example.COM ")).isEqualTo(new Identity("email", "wang.fang@example.com"));
        assertThat(Contact.of("+86 138-0013 8000")).isEqualTo(new Identity("phone", "+8613800138000"));
        assertThat(Contact.of("(030) 123 456")).isEqualTo(new Identity("contact", "(030) 123 456"));
        assertThat(Contact.of("030/123456")).isEqualTo(new Identity("phone", "030123456"));
    }

    @Test
    void keepsWhateverElseSomebodyWrites() {
        assertThat(Contact.of("微信：wang_fang")).isEqualTo(new Identity("contact", "微信：wang_fang"));
        assertThat(Contact.of("a@b").kind()).isEqualTo("contact");
        assertThat(Contact.of("x@y.z, p@q.rs").kind()).isEqualTo("contact");
        assertThat(Contact.of("a\0b").value()).isEqualTo("ab");
        assertThat(Contact.of("😀".repeat(1000)).value().length()).isLessThanOrEqualTo(400);
    }
}
