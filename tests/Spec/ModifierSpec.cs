using Goldthread.Support;

namespace Goldthread.Spec;

/// <summary>https://hl7.org/fhir/R4/search.html#modifiers</summary>
public sealed class ModifierSpec
{
    [DatabaseTheory]
    public Task Codes(DatabaseKind kind) => SearchSpec.Holds(
        kind,
        "Observation",
        """
        Patient/p -> "active":true
        ValueSet/v -> "status":"active","url":"http://vs/some","compose":{"include":[{"system":"http://s","concept":[{"code":"1"},{"code":"2"}]},{"valueSet":["http://vs/whole"]}]}
        ValueSet/w -> "status":"active","url":"http://vs/whole","compose":{"include":[{"system":"http://t"}],"exclude":[{"system":"http://t","concept":[{"code":"x"}]}]}
        ValueSet/x -> "status":"active","url":"http://vs/expanded","expansion":{"timestamp":"2025-01-01T00:00:00Z","contains":[{"system":"http://s","code":"3","contains":[{"system":"http://s","code":"1"}]}]}
        ValueSet/y -> "status":"active","url":"http://vs/filtered","compose":{"include":[{"system":"http://s","filter":[{"property":"p","op":"=","value":"1"}]}]}
        ValueSet/z -> "status":"active","url":"http://vs/loop","compose":{"include":[{"valueSet":["http://vs/loop"]}]}
        CodeSystem/h -> "status":"active","url":"http://s","content":"complete","concept":[{"code":"1","concept":[{"code":"2","concept":[{"code":"3"}]}]},{"code":"4","property":[{"code":"parent","valueCode":"1"}]}]
        a -> "status":"final","subject":{"reference":"Patient/p"},"code":{"text":"Blood pressure","coding":[{"system":"http://s","code":"1","display":"Heavy head"}]}
        b -> "status":"amended","subject":{"reference":"Patient/p"},"code":{"coding":[{"system":"http://s","code":"2"},{"system":"http://t","code":"x"}]}
        c -> "status":"final","subject":{"reference":"Patient/p"},"code":{"coding":[{"system":"http://t","code":"1"}]}
        d -> "status":"final","subject":{"reference":"Patient/p"},"code":{"text":"headache"}
        e -> "status":"preliminary","subject":{"reference":"Patient/p"},"code":{"coding":[{"system":"http://s","code":"3","display":"Headache"}]}
        """,
        """
        code:not=http://s|1             => b c d e
        code:not=1                      => b d e
        code:not=http://s|1,http://t|1  => b d e
        code:not=http://s|1&code:not=http://t|1 => b d e
        patient=p&code:not=http://s|1   => b c d e
        status:not=final                => b e
        code:text=head                  => d e
        code:text=blood                 => a
        code:text=HEAVY                 => a
        code:text=ache                  =>
        patient=p&code:text=headache    => d e
        code:in=http://vs/some          => a b c
        code:in=http://vs/whole         => c
        code:in=http://vs/expanded      => a e
        code:not-in=http://vs/some      => d e
        code:not-in=http://vs/expanded  => b c d
        code:in=http://vs/expanded,http://vs/whole => a c e
        patient=p&code:in=http://vs/some => a b c
        status:in=http://hl7.org/fhir/ValueSet/observation-status => a b c d e
        status:not-in=http://hl7.org/fhir/ValueSet/observation-status =>
        code:in=http://vs/unknown       => 400
        code:in=http://vs/filtered      => 400
        code:in=http://vs/loop          => 400
        code:below=http://s|1           => a b e
        code:below=http://s|2           => b e
        code:above=http://s|3           => a b e
        code:above=http://s|4           => a
        code:below=http://t|1           => 400
        """);

    [DatabaseTheory]
    public Task TypesOfIdentifiers(DatabaseKind kind) => SearchSpec.Holds(
        kind,
        "Patient",
        """
        a -> "identifier":[{"type":{"text":"Medical record","coding":[{"system":"http://t","code":"MR"}]},"value":"1"},{"type":{"coding":[{"system":"http://t","code":"DL"}]},"value":"2"}]
        b -> "identifier":[{"type":{"coding":[{"system":"http://t","code":"MR"}]},"value":"2"}]
        c -> "identifier":[{"value":"1"}]
        """,
        """
        identifier:of-type=http://t|MR|1 => a
        identifier:of-type=http://t|MR|2 => b
        identifier:of-type=|MR|2        => b
        identifier:of-type=http://t|MR|1,http://t|MR|2 => a b
        identifier:of-type=http://u|MR|1 =>
        identifier:of-type=MR|1         => 400
        identifier:of-type=http://t||1  => 400
        identifier:text=medical         => a
        identifier:not=1                => b
        """);

    [DatabaseTheory]
    public Task Addresses(DatabaseKind kind) => SearchSpec.Holds(
        kind,
        "ValueSet",
        """
        a -> "status":"active","url":"http://acme.example/fhir"
        b -> "status":"active","url":"http://acme.example/fhir/ValueSet/1"
        c -> "status":"active","url":"http://acme.example/fhirworks/ValueSet/1"
        d -> "status":"active","url":"urn:oid:1.2.3"
        e -> "status":"active","url":"urn:oid:1.2.3.4"
        """,
        """
        url:below=http://acme.example/fhir      => a b
        url:below=http://acme.example/fhir/     => a b
        url:below=http://acme.example           => a b c
        url:above=http://acme.example/fhir/ValueSet/1/_history/5 => a b
        url:above=http://acme.example/fhir      => a
        url:below=urn:oid:1.2.3                 => d
        url:above=urn:oid:1.2.3.4               => e
        url:missing=false                       => a b c d e
        url:exact=http://acme.example/fhir      => 400
        """);

    [DatabaseTheory]
    public Task WhatTheMetaSays(DatabaseKind kind) => SearchSpec.Holds(
        kind,
        "Patient",
        """
        a -> "meta":{"profile":["http://p/one"],"tag":[{"system":"http://t","code":"x"}],"security":[{"system":"http://s","code":"R"}],"source":"http://from/here"}
        b -> "meta":{"profile":["http://p/one","http://p/two"],"tag":[{"code":"x"}]}
        c -> "active":true
        """,
        """
        _profile=http://p/one           => a b
        _profile=http://p/two           => b
        _profile:below=http://p         => a b
        _tag=x                          => a b
        _tag=http://t|x                 => a
        _tag:not=http://t|x             => b c
        _tag=|x                         => b
        _security=http://s|R            => a
        _security:missing=true          => b c
        _source=http://from/here        => a
        _source:missing=true            => b c
        _id=a,c                         => a c
        """);

    [DatabaseTheory]
    public Task Places(DatabaseKind kind) => SearchSpec.Holds(
        kind,
        "Location",
        """
        a -> "position":{"latitude":51.5007,"longitude":-0.1246}
        b -> "position":{"latitude":51.5079,"longitude":-0.0877}
        c -> "position":{"latitude":53.4808,"longitude":-2.2426}
        d -> "name":"Nowhere"
        """,
        """
        near=51.5007|-0.1246|1|km       => a
        near=51.5007|-0.1246            => a b
        near=51.5007|-0.1246|3000|m     => a b
        near=51.5007|-0.1246|200|[mi_i] => a b c
        near:missing=true               => d
        near=51.5                       => 400
        near=north|west                 => 400
        near=91|0                       => 400
        near=51|0|1|furlong             => 400
        """);
}
