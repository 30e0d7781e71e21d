using Goldthread.Support;

namespace Goldthread.Spec;

/// <summary>https://hl7.org/fhir/R4/search.html#reference</summary>
public sealed class ReferenceSpec
{
    [DatabaseTheory]
    public Task References(DatabaseKind kind) => SearchSpec.Holds(
        kind,
        "Observation",
        """
        Patient/p       -> "active":true
        Patient/q       -> "active":true
        Group/g         -> "type":"person","actual":true
        Practitioner/d  -> "active":true
        a -> "status":"final","code":{"text":"x"},"subject":{"reference":"Patient/p"},"performer":[{"reference":"Practitioner/d"}]
        b -> "status":"final","code":{"text":"x"},"subject":{"reference":"Patient/q"}
        c -> "status":"final","code":{"text":"x"},"subject":{"reference":"Group/g"}
        d -> "status":"final","code":{"text":"x"},"subject":{"reference":"http://elsewhere.example/fhir/Patient/p"}
        e -> "status":"final","code":{"text":"x"},"subject":{"reference":"Patient/p/_history/1"},"performer":[{"reference":"Patient/q"}]
        f -> "status":"final","code":{"text":"x"},"subject":{"identifier":{"value":"only an identifier"}}
        g -> "status":"final","code":{"text":"x"},"subject":{"reference":"Group/nowhere"}
        """,
        """
        subject=Patient/p               => a e
        subject:Patient=p               => a e
        subject=p                       => a e
        patient=p                       => a e
        patient=Patient/p               => a e
        subject=Group/g                 => c
        subject:Group=g                 => c
        subject=g                       => c
        subject=nowhere                 => g
        subject=Patient/q               => b
        performer=Patient/q             => e
        performer=Practitioner/d        => a
        performer=d                     => a
        patient=p&performer=Patient/q   => e
        subject=Patient/p,Patient/q     => a b e
        subject=Patient/p,Group/g       => a c e
        subject=http://elsewhere.example/fhir/Patient/p => d
        subject:missing=true            => f
        subject:missing=false           => a b c d e g
        patient=unknown                 =>
        subject=Patient/unknown         =>
        patient=                        => 400
        patient=Patient/                => 400
        patient=not%20an%20id           => 400
        subject:Nonsense=p              => 400
        subject:identifier=x            =>
        subject:identifier=only%20an%20identifier  => f
        subject:identifier=|only%20an%20identifier => f
        subject:identifier=http://s|    =>
        subject:identifier=             => 400
        """);
}
