using System.Text;
using System.Text.Json;
using Goldthread.Demo.Area;
using Goldthread.Demo.Codes;
using Goldthread.Demo.Figures;
using Goldthread.Demo.People;
using Goldthread.Fhir.Validation;

namespace Goldthread.Demo.Tests;

public sealed class SyntheticTests
{
    [Fact]
    public void Person_AgedAndLivingSomewhere_IsThatAgeThere()
    {
        var person = Synthetic.Person().Aged(84).LivingIn("Eastfield").Called("Ada Mary", "Crowther", "Miss").Build();

        using var json = JsonDocument.Parse(person.Records[0].Resources[0].Json);
        var birth = DateOnly.ParseExact(json.RootElement.GetProperty("birthDate").GetString()!, "yyyy-MM-dd");
        (Synthetic.Today.Year - birth.Year).ShouldBe(84);
        json.RootElement.GetProperty("address")[0].GetProperty("district").GetString().ShouldBe("Eastfield");
        json.RootElement.GetProperty("name")[0].GetProperty("family").GetString().ShouldBe("Crowther");
    }

    [Fact]
    public void Person_WithFactsFromThreeSources_HasThemThereAndValid()
    {
        var person = Synthetic.Person(900_007)
            .With(Conditions.HeartFailure).WithFrailty(FrailtyBand.Moderate).Taking(Medicines.Furosemide, "40 mg").Measured(Measures.Weight, 71.5m)
            .RecordedBy("ZZLA01", c => c.Relative("Sam Person", "Son", null, carer: true))
            .RecordedBy("ZZAC01", h => h.NoDrugAllergies(Synthetic.Today.AddDays(-9), Workforce.Hospital("Ward sister")), new KnownAs { Number = NumberStatus.TraceRequired })
            .Build();

        person.Records.Count.ShouldBe(3);
        person.Records[0].Resources.Select(r => r.Type).ShouldBe(["Patient", "Condition", "Condition", "MedicationRequest", "Observation"]);
        Encoding.UTF8.GetString(person.Records[2].Resources[0].Json).ShouldContain("\"code\":\"03\"");
        foreach (var resource in person.Records.SelectMany(r => r.Resources))
        {
            using var json = JsonDocument.Parse(resource.Json);
            ResourceValidator.R4.Validate(json.RootElement).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Person_InANeighbourhoodThatIsNot_IsRefused() =>
        Should.Throw<ArgumentException>(() => Synthetic.Person().LivingIn("Atlantis"));

    [Fact]
    public void Person_WithMissingNumber_HasNoNhsNumber()
    {
        var person = Synthetic.Person().NumberIs(NumberStatus.Missing).Build();

        Encoding.UTF8.GetString(person.Records[0].Resources[0].Json).ShouldNotContain("fhir.nhs.uk/Id/nhs-number");
    }
}
