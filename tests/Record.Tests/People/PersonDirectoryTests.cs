using Goldthread.Record.People;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Record.Tests.People;

/// <summary>Patients written over the FHIR interface, and how the directory of people joins and finds them.</summary>
public sealed class PersonDirectoryTests : IAsyncLifetime
{
    private const string Number = "9990000018";
    private const string OtherNumber = "9990000026";
    private World _world = null!;

    private PersonDirectory Directory => _world.Services.GetRequiredService<PersonDirectory>();

    public async Task InitializeAsync() => _world = await World.Start();

    public async Task DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task Find_TwoSourcesWithTheVerifiedNumber_AreOnePerson()
    {
        await Send("a", "GP1", Number, "01", "Edith", "Smith", "1942-07-05");
        await Send("b", "HOSP1", Number, "01", "E M", "Smith", "1942-07-05");

        var found = (await Find("999 000 0018")).ShouldHaveSingleItem();

        found.Members.Select(m => m.PatientId).ShouldBe(["a", "b"], ignoreOrder: true);
        (await Directory.Counts()).ShouldBe((2, 1));
        (await Directory.Members(found.Key)).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("02")]
    [InlineData("03")]
    [InlineData("04")]
    [InlineData("05")]
    [InlineData("06")]
    [InlineData(null)]
    public async Task Find_NumberNotVerified_StaysApartAndIsListed(string? status)
    {
        await Send("a", "GP1", Number, "01", "Edith", "Smith", "1942-07-05");
        await Send("b", "VS1", Number, status, "Edie", "Smith", "1942-07-05");

        (await Find("9990000018")).Count.ShouldBe(2);
        var (count, first) = await Directory.Apart(10);
        count.ShouldBe(1);
        first.Select(i => i.PatientId).ShouldBe(["b"]);
    }

    [Theory]
    [InlineData("a", "b")]
    [InlineData("b", "a")]
    public async Task Find_SameNumberVerifiedAndNot_TheVerifiedComesFirst(string first, string second)
    {
        // Whichever came first, and though the other's name sorts before.
        foreach (var id in new[] { first, second })
        {
            await (id == "a" ? Send("a", "GP1", Number, "01", "Edith", "Smith", "1942-07-05") : Send("b", "VS1", Number, "03", "Ann", "Smith", "1942-07-05"));
        }

        (await Find("9990000018")).Select(f => f.Identity.PatientId).ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task Find_NumberVerifiedLater_JoinsAndIsNoLongerListed()
    {
        await Send("a", "GP1", Number, "01", "Edith", "Smith", "1942-07-05");
        await Send("b", "VS1", null, null, "Edie", "Smith", "1942-07-05");
        (await Directory.Apart(10)).Count.ShouldBe(1);

        await Send("b", "VS1", Number, "01", "Edie", "Smith", "1942-07-05");

        (await Find("9990000018")).ShouldHaveSingleItem().Members.Count.ShouldBe(2);
        (await Directory.Apart(10)).Count.ShouldBe(0);
    }

    [Fact]
    public async Task Find_NumberNoLongerThatPersons_ComesApartAgain()
    {
        await Send("a", "GP1", Number, "01", "Edith", "Smith", "1942-07-05");
        await Send("b", "HOSP1", Number, "01", "Edith", "Smith", "1942-07-05");

        await Send("b", "HOSP1", OtherNumber, "01", "Edith", "Smith", "1942-07-05");

        (await Find("9990000018")).ShouldHaveSingleItem().Members.Count.ShouldBe(1);
        (await Find("9990000026")).ShouldHaveSingleItem().Members.ShouldHaveSingleItem().PatientId.ShouldBe("b");
    }

    [Theory]
    [InlineData("number")]
    [InlineData("status")]
    [InlineData("deleted")]
    public async Task Read_RecordsNoLongerOnePersons_SightGivenForTheOtherEnds(string how)
    {
        await Send("a", "GP1", Number, "01", "Edith", "Smith", "1942-07-05");
        await Send("b", "HOSP1", Number, "01", "Edith", "Smith", "1942-07-05");
        var (gp, hospital) = (await _world.Professional("GP1"), await _world.Professional("HOSP1"));
        var seenByBoth = await hospital.Add("""{"resourceType":"Condition","subject":{"reference":"Patient/b"},"code":{"text":"Fall"}}""");
        (await gp.Get($"Condition/{seenByBoth}")).Status.ShouldBe(200);

        if (how == "deleted")
        {
            await (await _world.Professional("HOSP1", "system")).Delete("Patient/b");
            await _world.DeliverEvents();
        }
        else
        {
            await Send("b", "HOSP1", how == "number" ? OtherNumber : Number, how == "number" ? "01" : "02", "Edith", "Smith", "1942-07-05");
        }

        (await gp.Get($"Condition/{seenByBoth}")).Status.ShouldBe(404);
        (await hospital.Get("Patient/a")).Status.ShouldBe(404);
        (await gp.Get("Patient/a")).Status.ShouldBe(200);
        (await hospital.Get($"Condition/{seenByBoth}")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Find_PatientDeleted_IsGone()
    {
        await Send("a", "GP1", Number, "01", "Edith", "Smith", "1942-07-05");
        await (await _world.Professional("GP1", "system")).Delete("Patient/a");
        await _world.DeliverEvents();

        (await Find("9990000018")).ShouldBeEmpty();
        (await Find("edith smith")).ShouldBeEmpty();
        (await Directory.Counts()).ShouldBe((0, 0));
    }

    [Theory]
    [InlineData("smith edith", "name Smith, name Edith")]
    [InlineData("EDITH SMITH", "name Edith, name Smith")]
    [InlineData("smi", "name Smith starts with “smi”")]
    [InlineData("smyth edyth", "name Smith is spelt nearly like “smyth”, name Edith is spelt nearly like “edyth”")]
    [InlineData("5/7/1942", "birth date")]
    [InlineData("smith 5 July 1942", "birth date, name Smith")]
    [InlineData("smith 1942-07-05", "birth date, name Smith")]
    [InlineData("999-000-0018", "NHS number")]
    public async Task Find_WhatWasTyped_SaysWhy(string typed, string why)
    {
        await Send("a", "GP1", Number, "01", "Edith", "Smith", "1942-07-05");
        await Send("b", "GP1", OtherNumber, "01", "Joan", "Okafor", "1950-01-01");

        var found = (await Find(typed)).ShouldHaveSingleItem();

        (found.Identity.PatientId, string.Join(", ", found.Why)).ShouldBe(("a", why));
    }

    [Theory]
    [InlineData("smith joan")]
    [InlineData("edith smith 1/1/1950")]
    [InlineData("9990000034")]
    [InlineData("%")]
    [InlineData("' or 1=1 --")]
    public async Task Find_OnePartDoesNotFit_FindsNobody(string typed)
    {
        await Send("a", "GP1", Number, "01", "Edith", "Smith", "1942-07-05");

        (await Find(typed)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Find_ManyOfOneName_NearestFirst()
    {
        await Send("a", "GP1", null, null, "Anne", "Smyth", "1942-07-05");
        await Send("b", "GP1", null, null, "Anne", "Smith", "1942-07-05");

        (await Find("anne smith")).Select(f => f.Identity.PatientId).ShouldBe(["b", "a"]);
    }

    private Task<IReadOnlyList<FoundPerson>> Find(string typed) => Directory.Find(FindText.Read(typed));

    private async Task Send(string id, string source, string? number, string? status, string given, string family, string born)
    {
        var answer = await (await _world.Professional(source, "system")).Put("Patient/" + id, Patients.Json(id, number, status, given, family, born));
        answer.Status.ShouldBeInRange(200, 201, answer.Text);
        await _world.DeliverEvents();
    }
}

/// <summary>Patients as sources send them.</summary>
internal static class Patients
{
    public static string Json(string id, string? number, string? status, string given, string family, string born)
    {
        var extension = status is null ? "" : $$$"""
            "extension":[{"url":"https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus","valueCodeableConcept":{"coding":[{"system":"https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatusEngland","code":"{{{status}}}"}]}}],
            """;
        var identifier = number is null ? "" : $$"""
            "identifier":[{ {{extension}} "system":"https://fhir.nhs.uk/Id/nhs-number","value":"{{number}}"}],
            """;
        return $$"""
            {"resourceType":"Patient","id":"{{id}}",{{identifier}}"name":[{"family":{{System.Text.Json.JsonSerializer.Serialize(family)}},"given":[{{System.Text.Json.JsonSerializer.Serialize(given)}}]}],"birthDate":"{{born}}"}
            """;
    }
}
