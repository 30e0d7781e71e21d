using Goldthread.Support;

namespace Goldthread.Spec;

/// <summary>https://hl7.org/fhir/R4/search.html#chaining and #has</summary>
public sealed class ChainSpec
{
    private const string People = """
        Organization/o  -> "name":"Wrenfield Trust"
        Location/ward   -> "name":"Heron Ward","managingOrganization":{"reference":"Organization/o"}
        Location/clinic -> "name":"Owl Clinic"
        Patient/p -> "name":[{"family":"Smith"}],"identifier":[{"system":"http://i","value":"1"}],"managingOrganization":{"reference":"Organization/o"}
        Patient/q -> "name":[{"family":"Jones"}],"identifier":[{"system":"http://i","value":"2"}]
        Group/g   -> "type":"person","actual":true,"code":{"coding":[{"code":"1"}]}
        Encounter/e1 -> "status":"finished","class":{"code":"IMP"},"subject":{"reference":"Patient/p"},"location":[{"location":{"reference":"Location/ward"}}]
        Encounter/e2 -> "status":"finished","class":{"code":"AMB"},"subject":{"reference":"Patient/q"},"location":[{"location":{"reference":"Location/clinic"}}]
        Observation/a -> "status":"final","code":{"coding":[{"system":"http://s","code":"1"}]},"subject":{"reference":"Patient/p"},"encounter":{"reference":"Encounter/e1"},"effectiveDateTime":"2025-01-02"
        Observation/b -> "status":"final","code":{"coding":[{"system":"http://s","code":"2"}]},"subject":{"reference":"Patient/p"},"effectiveDateTime":"2025-01-03"
        Observation/c -> "status":"amended","code":{"coding":[{"system":"http://s","code":"1"}]},"subject":{"reference":"Patient/q"},"encounter":{"reference":"Encounter/e2"},"effectiveDateTime":"2025-01-01"
        Observation/d -> "status":"final","code":{"coding":[{"system":"http://s","code":"3"}]},"subject":{"reference":"Group/g"}
        Observation/x -> "status":"final","code":{"coding":[{"system":"http://s","code":"3"}]},"subject":{"reference":"Patient/nobody"}
        AuditEvent/v -> "type":{"code":"rest"},"recorded":"2025-01-01T00:00:00Z","agent":[{"requestor":true,"who":{"reference":"Organization/o"}}],"source":{"observer":{"display":"x"}},"entity":[{"what":{"reference":"Observation/a"}},{"what":{"reference":"Patient/p"}}]
        """;

    [DatabaseTheory]
    public Task Chains(DatabaseKind kind) => SearchSpec.Holds(
        kind,
        "Observation",
        People,
        """
        subject:Patient.identifier=http://i|1   => a b
        subject.identifier=http://i|2           => c
        patient.family=smith                    => a b
        patient.family:exact=smith              =>
        patient.name=smith,jones                => a b c
        subject:Group.code=1                    => d
        subject.code=1                          => d
        patient:missing=false&patient.family=jones => c
        patient._id=p                           => a b
        encounter.location.name=heron           => a
        encounter.location.organization.name=wrenfield => a
        encounter:Encounter.location:Location.name=owl => c
        patient.organization.name=wren          => a b
        patient=p&encounter.class=IMP           => a
        patient=p&encounter.class=AMB           =>
        patient.family=smith&patient.family=jones =>
        patient.identifier=http://i|1&code=http://s|2 => b
        patient.family:missing=true             =>
        patient.active:missing=true             => a b c
        patient._has:Encounter:patient:class=AMB => c
        patient._has:Observation:patient:code=2 => a b
        status=final&patient._has:Observation:patient:code=2 => a b
        -- malformed
        patient.birthdate=x                     => 400
        patient.shoe-size=1                     => 400
        patient.                                => 400
        .name=x                                 => 400
        code.name=x                             => 400
        subject:Nonsense.name=x                 => 400
        patient.link.link.link.link.link.link.link.name=x => 422
        """);

    [DatabaseTheory]
    public Task FromTheOtherEnd(DatabaseKind kind) => SearchSpec.Holds(
        kind,
        "Patient",
        People,
        """
        _has:Observation:patient:code=http://s|1        => p q
        _has:Observation:patient:code=http://s|2        => p
        _has:Observation:subject:code=http://s|1        => p q
        _has:Observation:patient:code=1&_has:Encounter:patient:class=AMB => q
        _has:Observation:patient:status:not=final       => q
        identifier=http://i|1&_has:Observation:patient:code=2 => p
        identifier=http://i|2&_has:Observation:patient:code=2 =>
        _id=q&_has:Observation:patient:code=2           =>
        _has:Encounter:patient:location.name=heron      => p
        _has:Observation:patient:_has:AuditEvent:entity:type=rest => p
        _has:Observation:patient:_has:AuditEvent:entity:agent.name=wrenfield => p
        organization.name=wrenfield                     => p
        _has:Observation:patient:nothing=1              => 400
        _has:Observation:encounter:code=1               => 400
        _has:Nonsense:patient:code=1                    => 400
        _has:Observation:patient=1                      => 400
        _has:=1                                         => 400
        """);

    [DatabaseTheory]
    public Task OfSharedTypes(DatabaseKind kind) => SearchSpec.Holds(
        kind,
        "Organization",
        People,
        """
        _has:Location:organization:name=heron           => o
        _has:Location:organization:name=owl             =>
        _has:Patient:organization:family=smith          => o
        _has:Patient:organization:family=jones          =>
        name=wren&_has:Patient:organization:identifier=http://i|1 => o
        """);
}
