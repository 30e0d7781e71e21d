using Goldthread.Fhir.Storage;
using Goldthread.Record.People;
using Goldthread.Support;

namespace Goldthread.Record.Tests.Matching;

/// <summary>Numbers that are no longer used, records that a source replaced, sensitive people and deaths.</summary>
public sealed class FormerNumbersTests
{
    [Theory]
    [InlineData(",\"use\":\"old\"")]
    [InlineData(",\"period\":{\"end\":\"2020-01-01\"}")]
    public async Task Write_SourceNamesAFormerNumber_ItsRecordsAreOnePersons(string old)
    {
        await using var place = await Matched.Start();
        var hospital = await place.Send("b", "HOSP1", Matched.One, "01", "Edith", "Smith", "1942-07-05");

        var gp = await place.Send("a", "GP1", null, null, "Edith", "Smith", "1942-07-05", more: $"\"identifier\":[{Matched.Number(Matched.One, "01", old)},{Matched.Number(Matched.Two, "01")}],");
        var later = await place.Send("d", "CM1", Matched.One, "01", "Edith", "Smith", "1942-07-05");

        (await place.Known(gp)).NhsNumber.ShouldBe(Matched.Two);
        (await place.AreOne(gp, hospital)).ShouldBeTrue();
        (await place.AreOne(gp, later)).ShouldBeTrue();
    }

    [Fact]
    public async Task Write_NewNumberAfterAdoption_LeavesTheOldRecordsApart()
    {
        await using var place = await Matched.Start();
        var gp = await place.Send("a", "GP1", Matched.One, "01", "Edith", "Smith", "1942-07-05");
        var hospital = await place.Send("b", "HOSP1", Matched.One, "01", "Edith", "Smith", "1942-07-05");

        await place.Send("a", "GP1", Matched.Two, "01", "Ellen", "Adopted", "1942-07-05", postcode: "ZZ5 5AA");

        (await place.AreOne(gp, hospital)).ShouldBeFalse();
        (await (await place.World.Professional("HOSP1")).Get("Patient/a")).Status.ShouldBe(404);
        (await place.Queue()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Write_SourceReplacedARecordByAnother_TheyAreOneUntilItSaysOtherwise()
    {
        await using var place = await Matched.Start();
        var kept = await place.Send("kept", "HOSP1", Matched.One, "01", "Edith", "Smith", "1942-07-05");
        var old = await place.Send("old", "HOSP1", null, null, "Edith", "Smith", "1942-07-05", more: "\"link\":[{\"other\":{\"reference\":\"Patient/kept\"},\"type\":\"replaced-by\"}],");
        (await place.AreOne(kept, old)).ShouldBeTrue();

        await place.Send("old", "HOSP1", null, null, "Edith", "Smith", "1942-07-05");

        (await place.AreOne(kept, old)).ShouldBeFalse();
    }

    [DatabaseTheory]
    public async Task Write_OneSourceSaysSensitive_AllOfThePersonIsUntilItDoesNot(DatabaseKind kind)
    {
        await using var place = await Matched.Start(kind);
        var gp = await place.Send("a", "GP1", Matched.One, "01", "Edith", "Smith", "1942-07-05");
        var hospital = await place.Send("b", "HOSP1", Matched.One, "01", "Edith", "Smith", "1942-07-05");
        var other = await place.Send("c", "GP1", Matched.Two, "01", "Joan", "Okafor", "1950-01-01");
        var before = await place.Rows();

        await place.Send("b", "HOSP1", null, null, "Edith", "Smith", "1942-07-05", more: $$"""
            "meta":{"security":[{"system":"http://terminology.hl7.org/CodeSystem/v3-Confidentiality","code":"R"}]},"identifier":[{{Matched.Number(Matched.One, "01")}}],
            """);

        foreach (var key in new[] { gp, hospital })
        {
            (await place.World.Records.Read(s => SensitivePeople.Is(s, key))).ShouldBeTrue();
            (await place.Known(key)).Place.ShouldBe("");
        }

        foreach (var id in new[] { "a", "b" })
        {
            (await place.World.System.Get($"Patient/{id}")).Text.ShouldNotContain("ZZ1 1AA");
            (await place.World.System.Get($"Patient?_id={id}&address-postalcode=ZZ1")).Total.ShouldBe(0);
        }

        (await place.World.System.Get("Patient/c")).Text.ShouldContain("ZZ1 1AA");

        (await place.World.Records.Read(s => SensitivePeople.Is(s, other))).ShouldBeFalse();
        (await place.World.Records.Read(s => FindTable.Exact(s, FindKind.Postcode, "ZZ1 1AA", 10))).ShouldBe([other]);
        await place.Send("b", "HOSP1", Matched.One, "01", "Edith", "Smith", "1942-07-05");
        (await place.Rows()).ShouldBe(before);
        (await place.World.System.Get("Patient?_id=a&address-postalcode=ZZ1")).Total.ShouldBe(1);
    }

    [Fact]
    public async Task Write_Death_IsInTheDirectoryWithItsDate()
    {
        await using var place = await Matched.Start();
        var gp = await place.Send("a", "GP1", null, null, "Edith", "Smith", "1942-07-05", more: "\"deceasedDateTime\":\"2024-03-02T10:00:00Z\",");

        ((await place.Known(gp)).Deceased, (await place.Known(gp)).Died).ShouldBe((true, "2024-03-02"));
    }
}
