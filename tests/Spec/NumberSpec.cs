using Goldthread.Support;

namespace Goldthread.Spec;

/// <summary>https://hl7.org/fhir/R4/search.html#number and #quantity</summary>
public sealed class NumberSpec
{
    [DatabaseTheory]
    public Task Numbers(DatabaseKind kind) => SearchSpec.Holds(
        kind,
        "RiskAssessment",
        """
        Patient/p -> "active":true
        a -> "status":"final","subject":{"reference":"Patient/p"},"prediction":[{"probabilityDecimal":0.8}]
        b -> "status":"final","subject":{"reference":"Patient/p"},"prediction":[{"probabilityDecimal":0.85}]
        c -> "status":"final","subject":{"reference":"Patient/p"},"prediction":[{"probabilityDecimal":0.75},{"probabilityDecimal":0.1}]
        d -> "status":"final","subject":{"reference":"Patient/p"},"prediction":[{"probabilityDecimal":-2e-1}]
        e -> "status":"final","subject":{"reference":"Patient/p"}
        f -> "status":"final","subject":{"reference":"Patient/p"},"prediction":[{"probabilityRange":{"low":{"value":0.2},"high":{"value":0.4}}}]
        """,
        """
        -- 0.8 is 0.75 up to 0.85, without its end
        probability=0.8                 => a c
        probability=eq0.80              => a
        probability=0.85                => b
        probability=0.75                => c
        probability=0.1                 => c
        probability=8e-1                => a c
        probability=ne0.8               => b c d f
        probability=gt0.8               => b
        probability=ge0.8               => a b
        probability=lt0.2               => c d
        probability=le0.2               => c d f
        probability=-0.2                => d
        probability=gt0.3               => a b c f
        probability=sa0.3               => a b c
        probability=eb0.3               => c d
        probability=ap0.5               => 
        probability=ap0.42              => f
        probability=0.8,0.1             => a c
        probability:missing=true        => e
        patient=p&probability=gt0.7&probability=lt0.8 => c
        -- malformed
        probability=                    => 400
        probability=x                   => 400
        probability=gt                  => 400
        probability=zz1                 => 400
        probability=1e999               => 400
        probability=--1                 => 400
        probability:not=1               => 400
        probability=1|http://u|x        => 400
        """);

    [DatabaseTheory]
    public Task Quantities(DatabaseKind kind) => SearchSpec.Holds(
        kind,
        "Observation",
        """
        Patient/p -> "active":true
        a -> "status":"final","code":{"text":"x"},"subject":{"reference":"Patient/p"},"valueQuantity":{"value":5.4,"unit":"mg","system":"http://unitsofmeasure.org","code":"mg"}
        b -> "status":"final","code":{"text":"x"},"subject":{"reference":"Patient/p"},"valueQuantity":{"value":5.44,"unit":"milligram","system":"http://unitsofmeasure.org","code":"mg"}
        c -> "status":"final","code":{"text":"x"},"subject":{"reference":"Patient/p"},"valueQuantity":{"value":5.4,"unit":"kg"}
        d -> "status":"final","code":{"text":"x"},"subject":{"reference":"Patient/p"},"valueQuantity":{"value":5.40,"system":"http://other","code":"mg"}
        e -> "status":"final","code":{"text":"x"},"subject":{"reference":"Patient/p"},"valueQuantity":{"value":5,"comparator":"<","unit":"mg"}
        f -> "status":"final","code":{"text":"x"},"subject":{"reference":"Patient/p"},"component":[{"code":{"text":"y"},"valueQuantity":{"value":7,"unit":"mg"}}]
        g -> "status":"final","code":{"text":"x"},"subject":{"reference":"Patient/p"},"valueQuantity":{"unit":"mg"}
        h -> "status":"final","code":{"text":"x"},"subject":{"reference":"Patient/p"},"valueQuantity":{"value":1e400,"unit":"mg"}
        """,
        """
        value-quantity=5.4              => a b c d
        value-quantity=5.40             => a c d
        value-quantity=5.4|http://unitsofmeasure.org|mg => a b
        value-quantity=5.4||mg          => a b d
        value-quantity=5.4||milligram   => b
        value-quantity=5.4||kg          => c
        value-quantity=5.4|http://unitsofmeasure.org|milligram =>
        value-quantity=gt5.4||mg        => b h
        value-quantity=lt4||mg          => e
        value-quantity=sa5||mg          => a b d h
        value-quantity=eb5.4||mg        => e
        value-quantity=gt1e20           => h
        value-quantity:missing=true     => f g
        combo-value-quantity=7          => f
        component-value-quantity=7||mg  => f
        combo-value-quantity=5.4,7      => a b c d f
        patient=p&value-quantity=ge5.44 => b h
        -- malformed
        value-quantity=5.4|mg           => 400
        value-quantity=5.4|http://u|    => 400
        value-quantity=|http://u|mg     => 400
        value-quantity=a||mg            => 400
        value-quantity=1|2|3|4          => 400
        value-quantity=1e-999999999999  => 400
        """);
}
