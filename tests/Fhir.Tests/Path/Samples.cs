using System.Text.Json;
using Goldthread.Fhir.FhirPath;

namespace Goldthread.Fhir.Tests.FhirPath;

/// <summary>Small resources and short ways to evaluate over them.</summary>
internal static class Samples
{
    public static readonly FhirNode Patient = Node(
        """
        {"resourceType":"Patient","id":"p1","active":true,
         "name":[{"use":"official","family":"Smith","given":["Ada","May"]},{"use":"nickname","given":["Addie"]}],
         "telecom":[{"system":"phone","value":"01632 960001"},{"system":"email","value":"ada@example.org"}],
         "gender":"female","birthDate":"1941-03-02",
         "_birthDate":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/patient-birthTime","valueDateTime":"1941-03-02T04:15:00Z"}]},
         "deceasedDateTime":"2024-11",
         "identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"9990000018"}],
         "contained":[{"resourceType":"Organization","id":"gp","name":"Hill Practice"}],
         "generalPractitioner":[{"reference":"#gp"},{"reference":"Practitioner/7"}],
         "extension":[{"url":"http://example.org/a","valueAge":{"value":84,"system":"http://unitsofmeasure.org","code":"a"}},{"url":"http://example.org/b","valueCode":"x"}]}
        """);

    public static readonly FhirNode Observation = Node(
        """
        {"resourceType":"Observation","id":"o1","status":"final",
         "code":{"coding":[{"system":"http://loinc.org","code":"85354-9"},{"system":"http://snomed.info/sct","code":"75367002"}],"text":"Blood pressure"},
         "subject":{"reference":"https://example.org/fhir/Patient/p1/_history/3"},
         "performer":[{"reference":"Practitioner/7"},{"type":"Organization","identifier":{"value":"X26"}},{"reference":"urn:uuid:0f3c8a4e-0000-4000-8000-000000000000"}],
         "effectivePeriod":{"start":"2025-10-03T14:15:00+01:00","end":"2025-10-03"},
         "valueQuantity":{"value":7.20,"unit":"kilo","system":"http://unitsofmeasure.org","code":"kg"},
         "component":[
          {"code":{"coding":[{"code":"8480-6"}]},"valueQuantity":{"value":142,"unit":"mmHg","system":"http://unitsofmeasure.org","code":"mm[Hg]"}},
          {"code":{"coding":[{"code":"8462-4"}]},"valueQuantity":{"value":88,"unit":"mmHg","system":"http://unitsofmeasure.org","code":"mm[Hg]"}},
          {"code":{"coding":[{"code":"note"}]},"valueString":"left arm"}]}
        """);

    public static FhirNode Node(string json) => FhirNode.Of(JsonDocument.Parse(json).RootElement);

    public static FhirPathExpression Compiled(string expression)
    {
        var outcome = FhirPathExpression.Compile(expression);
        outcome.Succeeded.ShouldBeTrue(outcome.Succeeded ? null : $"{expression}: {outcome.Fault}");
        return outcome.Value;
    }

    /// <summary>The result as texts, structures as their type in brackets.</summary>
    public static string[] Texts(string expression, FhirNode input = default, FhirPathContext? context = null) =>
        [.. Compiled(expression).Evaluate(input, context).Select(n => n.AsString() ?? $"[{n.TypeName}]")];

    /// <summary>The texts joined with a bar, which keeps theories readable.</summary>
    public static string Joined(string expression, FhirNode input = default) => string.Join("|", Texts(expression, input));
}
