using Goldthread.Fhir.Json;
using Goldthread.Fhir.Validation;

namespace Goldthread.Fhir.Tests.Validation;

public sealed class PublicResourcesTests
{
    /// <summary>The official examples that break a rule of the standard they illustrate, and where.</summary>
    private static readonly string[] BrokenExamples =
    [
        // txt-2: a narrative says something. https://hl7.org/fhir/R4/narrative.html
        "ActivityDefinition-blood-tubes-supply.json: ActivityDefinition.text.div",
        "ActivityDefinition-heart-valve-replacement.json: ActivityDefinition.text.div",
        "Questionnaire-zika-virus-exposure-assessment.json: Questionnaire.text.div",

        // dispenseRequest.performer may name only an Organization. https://hl7.org/fhir/R4/medicationrequest.html
        "MedicationRequest-medrx0301.json: MedicationRequest.dispenseRequest.performer.reference",

        // No encounter performs an observation. https://hl7.org/fhir/R4/observation.html
        "Observation-clinical-gender.json: Observation.performer[0].reference",

        // Every item needs a linkId. https://hl7.org/fhir/R4/questionnaire.html
        "Questionnaire-qs1.json: Questionnaire.item[0].item[0].linkId",
    ];

    [SkippableFact]
    public void Validate_OfficialExamples_AreSoundButForThoseThatBreakTheStandard()
    {
        var (read, faults) = Validate("hl7-r4-examples");

        read.ShouldBe(494);
        faults.ShouldBe(BrokenExamples, ignoreOrder: true);
    }

    [SkippableTheory]
    [InlineData("synthea-100", 29_000)]
    [InlineData("original-bundles", 3)]
    public void Validate_PublicPeople_AreAllSound(string folder, int atLeast)
    {
        var (read, faults) = Validate(folder);

        read.ShouldBeGreaterThanOrEqualTo(atLeast);
        faults.ShouldBeEmpty();
    }

    /// <summary>How many were read, and the place and first fault of each that is not sound.</summary>
    private static (int Read, List<string> Faults) Validate(string folder)
    {
        var read = 0;
        var found = new List<string>();
        foreach (var (place, json) in PublicResources.In(folder))
        {
            read++;
            var parsed = FhirJson.Parse(json);
            if (!parsed.Succeeded)
            {
                found.Add($"{place}: {parsed.Fault}");
                continue;
            }

            using var document = parsed.Value;
            if (ResourceValidator.R4.Validate(document.RootElement) is [var first, ..])
            {
                found.Add($"{place}: {first.Path}");
            }
        }

        return (read, found);
    }
}
