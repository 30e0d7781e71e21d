using Goldthread.Support;

namespace Goldthread.Spec;

/// <summary>https://hl7.org/fhir/R4/search.html#composite</summary>
public sealed class CompositeSpec
{
    [DatabaseTheory]
    public Task Observations(DatabaseKind kind) => SearchSpec.Holds(
        kind,
        "Observation",
        """
        Patient/p -> "active":true
        a -> "status":"final","subject":{"reference":"Patient/p"},"code":{"coding":[{"system":"http://s","code":"1"}]},"valueQuantity":{"value":5,"unit":"mg"}
        b -> "status":"final","subject":{"reference":"Patient/p"},"code":{"coding":[{"system":"http://s","code":"1"}]},"valueString":"high"
        c -> "status":"final","subject":{"reference":"Patient/p"},"code":{"coding":[{"system":"http://s","code":"bp"}]},"component":[{"code":{"coding":[{"system":"http://s","code":"sys"}]},"valueQuantity":{"value":140}},{"code":{"coding":[{"system":"http://s","code":"dia"}]},"valueQuantity":{"value":80}}]
        d -> "status":"final","subject":{"reference":"Patient/p"},"code":{"coding":[{"system":"http://s","code":"bp"}]},"component":[{"code":{"coding":[{"system":"http://s","code":"sys"}]},"valueQuantity":{"value":80}},{"code":{"coding":[{"system":"http://s","code":"dia"}]},"valueQuantity":{"value":140}}]
        e -> "status":"final","subject":{"reference":"Patient/p"},"code":{"coding":[{"system":"http://s","code":"a$b"}]},"valueString":"x,y"
        f -> "status":"final","subject":{"reference":"Patient/p"},"code":{"coding":[{"system":"http://s","code":"1"}]},"valueDateTime":"2025-03-04"
        """,
        """
        code-value-quantity=http://s|1$gt4                  => a
        code-value-quantity=1$5||mg                         => a
        code-value-quantity=1$6                             =>
        component-code-value-quantity=sys$gt100             => c
        component-code-value-quantity=dia$gt100             => d
        component-code-value-quantity=sys$gt100,dia$gt100   => c d
        combo-code-value-quantity=1$5                       => a
        combo-code-value-quantity=dia$80                    => c
        combo-code-value-quantity=bp$80                     =>
        code-value-string=1$HIGH                            => b
        code-value-string=a\$b$x\,y                         => e
        code-value-date=1$2025-03                           => f
        code-value-date=1$gt2025-04                         =>
        code-value-quantity:missing=true                    => b c d e f
        component-code-value-quantity:missing=false         => c d
        patient=p&combo-code-value-quantity=dia$80          => c
        patient=p&code-value-quantity=http://s|1$5          => a
        -- malformed
        code-value-quantity=1                               => 400
        code-value-quantity=                                => 400
        code-value-quantity=1$2$3                           => 400
        code-value-quantity=1$x                             => 400
        code-value-quantity=$5                              => 400
        code-value-quantity:not=1$5                         => 400
        """);

    [DatabaseTheory]
    public Task OtherTypes(DatabaseKind kind) => SearchSpec.Holds(
        kind,
        "Group",
        """
        a -> "type":"person","actual":true,"characteristic":[{"code":{"coding":[{"code":"sex"}]},"valueCodeableConcept":{"coding":[{"code":"f"}]},"exclude":false},{"code":{"coding":[{"code":"hand"}]},"valueCodeableConcept":{"coding":[{"code":"left"}]},"exclude":false}]
        b -> "type":"person","actual":true,"characteristic":[{"code":{"coding":[{"code":"sex"}]},"valueCodeableConcept":{"coding":[{"code":"m"}]},"exclude":false}]
        """,
        """
        characteristic-value=sex$f      => a
        characteristic-value=sex$m      => b
        characteristic-value=sex$left   =>
        characteristic-value=sex$f,sex$m => a b
        """);
}
