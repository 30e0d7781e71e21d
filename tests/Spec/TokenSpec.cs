using Goldthread.Support;

namespace Goldthread.Spec;

/// <summary>https://hl7.org/fhir/R4/search.html#token</summary>
public sealed class TokenSpec
{
    [DatabaseTheory]
    public Task Codes(DatabaseKind kind) => SearchSpec.Holds(
        kind,
        "Observation",
        """
        Patient/p -> "active":true
        a  -> "status":"final","code":{"coding":[{"system":"http://s","code":"1"}]},"subject":{"reference":"Patient/p"}
        b  -> "status":"final","code":{"coding":[{"system":"http://s","code":"2"},{"system":"http://t","code":"1"}]},"subject":{"reference":"Patient/p"}
        c  -> "status":"amended","code":{"coding":[{"code":"1"}]},"subject":{"reference":"Patient/p"}
        d  -> "status":"final","code":{"text":"only text"},"subject":{"reference":"Patient/p"}
        e  -> "status":"final","code":{"coding":[{"system":"http://s","code":"a|b,c"}]},"category":[{"coding":[{"system":"http://c","code":"vital"}]}]
        """,
        """
        code=1                          => a b c
        code=http://s|1                 => a
        code=http://t|1                 => b
        code=|1                         => c
        code=http://s|                  => a b e
        code=http://t|                  => b
        code=http://nowhere|            =>
        code=http://s|1,http://s|2      => a b
        code=http://s|2&code=http://t|1 => b
        code=1&status=final             => a b
        status=final,amended&code=|1    => c
        status=nonsense                 =>
        code=http://s|a\|b\,c           => e
        code=a\|b\,c                    => e
        code:missing=true               => d
        code:missing=false              => a b c e
        category=vital                  => e
        category:missing=true           => a b c d
        -- the same by the person's own rows
        patient=p&code=1                => a b c
        patient=p&code=http://s|1       => a
        patient=p&code=http://t|1       => b
        patient=p&code=http://t|1,http://s|1,http://s|2 => a b
        patient=p&code=http://s|1&code=http://s|2 =>
        patient=p&code=|1               => c
        patient=p&code=http://s|        => a b
        -- malformed
        code=                           => 400
        code=|                          => 400
        code:in=http://x                => 400
        code:in=                        => 400
        code:below=1                    => 400
        code:above=http://nowhere|1     => 400
        code:of-type=1                  => 400
        code:sounds-like=1              => 400
        """);

    [DatabaseTheory]
    public Task IdentifiersBooleansAndContacts(DatabaseKind kind) => SearchSpec.Holds(
        kind,
        "Patient",
        """
        a -> "active":true,"gender":"female","identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"9990000018"},{"value":"H1"}]
        b -> "active":false,"gender":"male","identifier":[{"system":"http://h","value":"H1"}],"telecom":[{"system":"phone","value":"0300 123"}]
        c -> "deceasedBoolean":true,"telecom":[{"system":"email","value":"c@example.org"}]
        d -> "deceasedDateTime":"2024-02-03"
        """,
        """
        identifier=9990000018           => a
        identifier=https://fhir.nhs.uk/Id/nhs-number|9990000018 => a
        identifier=H1                   => a b
        identifier=|H1                  => a
        identifier=http://h|            => b
        identifier=http://h|H2          =>
        identifier:missing=true         => c d
        active=true                     => a
        active=false                    => b
        gender=female,male              => a b
        deceased=true                   => c d
        deceased=false                  => a b
        phone=0300%20123                => b
        email=c@example.org             => c
        telecom=c@example.org           => c
        """);
}
