using System.Text.RegularExpressions;
using Goldthread.Fhir.Definitions;

namespace Goldthread.Fhir.Tests.Definitions;

public sealed class FhirDefinitionsTests
{
    private static readonly FhirDefinitions R4 = FhirDefinitions.R4;

    [Fact]
    public void ResourceTypes_OfR4_AreTheOfficial146()
    {
        // https://hl7.org/fhir/R4/valueset-resource-types.html lists 148 names; Resource and DomainResource are abstract.
        R4.Version.ShouldBe("4.0.1");
        R4.ResourceTypes.Count.ShouldBe(146);
        var listed = R4.RequiredCodes("http://hl7.org/fhir/ValueSet/resource-types").ShouldNotBeNull();
        listed.Count.ShouldBe(148);
        R4.ResourceTypes.Concat(["Resource", "DomainResource"]).ShouldBe(listed, ignoreOrder: true);
    }

    [Fact]
    public void Types_OfR4_AreTheOfficialDataTypes()
    {
        // https://hl7.org/fhir/R4/datatypes.html: 20 primitive types; the complex ones with Element and BackboneElement.
        R4.Types.Count(t => t.Kind == TypeKind.Primitive).ShouldBe(20);
        R4.Types.Count(t => t.Kind == TypeKind.Complex).ShouldBe(41);
        R4.Types.Count(t => t.Kind == TypeKind.Resource).ShouldBe(148);
    }

    [Theory]
    [InlineData("Bot")]
    [InlineData("Project")]
    [InlineData("SubscriptionStatus")]
    [InlineData("ViewDefinition")]
    [InlineData("MetadataResource")]
    [InlineData("Resource")]
    [InlineData("HumanName")]
    [InlineData("patient")]
    public void IsResource_NotAConcreteR4Resource_IsFalse(string name) => R4.IsResource(name).ShouldBeFalse();

    [Theory]
    [InlineData("Meta", "project")]
    [InlineData("Binary", "url")]
    [InlineData("ResearchStudy", "whyStopped")]
    [InlineData("HealthcareService", "offeredIn")]
    [InlineData("EvidenceVariable.characteristic", "linkId")]
    public void Member_OfAnotherVersionOrMaker_IsAbsent(string type, string member) =>
        R4.Type(type).ShouldNotBeNull().Member(member).ShouldBeNull();

    [Fact]
    public void Member_ChoiceProperty_GivesElementAndType()
    {
        var member = R4.Type("Patient")!.Member("deceasedDateTime").ShouldNotBeNull();
        member.Element.Name.ShouldBe("deceased");
        member.Element.IsChoice.ShouldBeTrue();
        member.TypeName.ShouldBe("dateTime");
        R4.Type("Patient")!.Member("deceased").ShouldBeNull();
        R4.Type("Patient")!.Member("deceasedString").ShouldBeNull();
    }

    [Fact]
    public void Element_ObservationValue_HasTheElevenChoices() => R4.Type("Observation")!.Element("value").ShouldNotBeNull().Types.ShouldBe(
        ["Quantity", "CodeableConcept", "string", "boolean", "integer", "Range", "Ratio", "SampledData", "time", "dateTime", "Period"]);

    [Fact]
    public void Element_Inherited_IsPresentOnTheTypeItself()
    {
        string[] inherited = ["id", "meta", "implicitRules", "language", "text", "contained", "extension", "modifierExtension"];
        R4.Type("Patient")!.Elements.Take(8).Select(e => e.Name).ShouldBe(inherited);
        R4.Type("Patient")!.BaseName.ShouldBe("DomainResource");
        R4.Type("Patient.contact")!.Elements.Take(3).Select(e => e.Name).ShouldBe(["id", "extension", "modifierExtension"]);
        R4.Type("Patient.contact")!.BaseName.ShouldBe("BackboneElement");
        R4.Type("Age")!.Member("value")!.Value.TypeName.ShouldBe("decimal");
        R4.Type("Age")!.BaseName.ShouldBe("Quantity");
    }

    [Theory]
    [InlineData("Patient", "id", "id")]
    [InlineData("Patient", "contact", "Patient.contact")]
    [InlineData("HumanName", "id", "string")]
    [InlineData("Extension", "url", "uri")]
    [InlineData("Narrative", "div", "xhtml")]
    [InlineData("Timing", "repeat", "Timing.repeat")]
    [InlineData("DomainResource", "contained", "Resource")]
    [InlineData("Bundle.entry", "resource", "Resource")]
    [InlineData("Bundle.entry.response", "outcome", "Resource")]
    [InlineData("Questionnaire.item", "item", "Questionnaire.item")]
    [InlineData("QuestionnaireResponse.item.answer", "item", "QuestionnaireResponse.item")]
    [InlineData("Observation.component", "referenceRange", "Observation.referenceRange")]
    [InlineData("Parameters.parameter", "part", "Parameters.parameter")]
    public void Member_ByName_HasTheTypeOfTheStandard(string type, string member, string expected) =>
        R4.Type(type).ShouldNotBeNull().Member(member).ShouldNotBeNull().TypeName.ShouldBe(expected);

    [Fact]
    public void EveryElement_OfEveryType_NamesTypesThatExist()
    {
        var elements = R4.Types.SelectMany(t => t.Elements.Select(e => (Path: $"{t.Name}.{e.Name}", Element: e))).ToArray();
        elements.Length.ShouldBeGreaterThan(7000);
        elements.Where(e => e.Element.Types.Count == 0 || e.Element.Types.Any(name => R4.Type(name) == null)).ShouldBeEmpty();
        elements.Where(e => e.Element.TargetTypes.Any(name => !R4.IsResource(name))).ShouldBeEmpty();
    }

    [Fact]
    public void Cardinality_OfEveryElement_IsOneOfFour()
    {
        var seen = R4.Types.SelectMany(t => t.Elements).Select(e => (e.Min, e.Max)).Distinct();
        seen.ShouldBe([(0, 1), (1, 1), (0, int.MaxValue), (1, int.MaxValue)], ignoreOrder: true);
    }

    [Fact]
    public void Cardinality_OfObservation_IsThatOfTheStandard()
    {
        var observation = R4.Type("Observation")!;
        (observation.Element("status")!.Min, observation.Element("status")!.Max).ShouldBe((1, 1));
        (observation.Element("category")!.Min, observation.Element("category")!.Max).ShouldBe((0, int.MaxValue));
        observation.Element("category")!.IsRepeating.ShouldBeTrue();
        observation.Element("status")!.IsSummary.ShouldBeTrue();
        observation.Element("note")!.IsSummary.ShouldBeFalse();
        R4.Type("EvidenceVariable")!.Element("characteristic")!.Min.ShouldBe(1);
    }

    [Fact]
    public void TargetTypes_OfAReference_AreThoseOfTheStandard()
    {
        R4.Type("Observation")!.Element("subject")!.TargetTypes.ShouldBe(["Patient", "Group", "Device", "Location"], ignoreOrder: true);
        R4.Type("Observation")!.Element("focus")!.TargetTypes.ShouldBeEmpty();
        R4.Type("AuditEvent.agent")!.Element("who")!.TargetTypes.ShouldBe(
            ["PractitionerRole", "Practitioner", "Organization", "Device", "Patient", "RelatedPerson"], ignoreOrder: true);
    }

    [Fact]
    public void RequiredCodes_OfAdministrativeGender_AreFour()
    {
        var valueSet = R4.Type("Patient")!.Element("gender")!.RequiredValueSet.ShouldNotBeNull();
        R4.RequiredCodes(valueSet).ShouldBe(["male", "female", "other", "unknown"], ignoreOrder: true);
    }

    [Fact]
    public void RequiredCodes_OfANestedCodeSystem_IncludeTheNarrowerCodes()
    {
        var valueSet = R4.Type("Condition")!.Element("clinicalStatus")!.RequiredValueSet.ShouldNotBeNull();
        R4.RequiredCodes(valueSet).ShouldBe(["active", "recurrence", "relapse", "inactive", "remission", "resolved"], ignoreOrder: true);
        R4.Type("DetectedIssue")!.Element("status")!.RequiredValueSet.ShouldBe("http://hl7.org/fhir/ValueSet/observation-status");
    }

    [Theory]
    [InlineData("http://hl7.org/fhir/ValueSet/mimetypes")]
    [InlineData("http://hl7.org/fhir/ValueSet/currencies")]
    [InlineData("http://hl7.org/fhir/ValueSet/ucum-units")]
    [InlineData("http://hl7.org/fhir/ValueSet/observation-codes")]
    public void RequiredCodes_ThatCannotBeListedOrAreNotRequired_AreNull(string valueSet) => R4.RequiredCodes(valueSet).ShouldBeNull();

    [Fact]
    public void Pattern_OfEveryPrimitive_IsARegularExpression()
    {
        foreach (var type in R4.Types.Where(t => t.Kind == TypeKind.Primitive && t.Name != "xhtml"))
        {
            Should.NotThrow(() => new Regex(type.Pattern.ShouldNotBeNull(type.Name), RegexOptions.None, TimeSpan.FromSeconds(1)));
        }
    }
}
