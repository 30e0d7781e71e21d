namespace Goldthread.Fhir.Tests.Import;

public sealed class SourceIdsTests
{
    private const string Nhs = "9990000018";

    [Fact]
    public async Task Load_SameIdFromAnotherSource_IsKeptApartWithItsReferences()
    {
        await using var place = await ImportPlace.Open();
        var first = place.File("gp/a.ndjson", Sample.Patient("1", "Smith") + "\n" + Sample.Observation("o"));
        var second = place.File("ward/a.ndjson", Sample.Observation("w") + "\n" + Sample.Patient("1", "Jones") + "\n" + Sample.Observation("o", value: "2"));
        await place.Load("surgery", first);

        var report = await place.Load("hospital", second);
        var again = await place.Load("hospital", second);

        report.New.ShouldBe(3);
        report.Warnings.ShouldHaveSingleItem().ShouldStartWith("2 resources have an id that another source uses too");
        (await place.Read("Patient", "1"))!.Value.GetProperty("name")[0].GetProperty("family").GetString().ShouldBe("Smith");
        var reference = (await place.Read("Observation", "w"))!.Value.GetProperty("subject").GetProperty("reference").GetString()!;
        reference.ShouldStartWith("Patient/1.");
        (await place.Read("Patient", reference["Patient/".Length..]))!.Value.GetProperty("name")[0].GetProperty("family").GetString().ShouldBe("Jones");
        again.Unchanged.ShouldBe(3);
        (await place.Versions()).ShouldBe(5);
    }

    [Fact]
    public async Task Load_ReferenceToAnotherSourcesOrganisation_IsLeftAlone()
    {
        await using var place = await ImportPlace.Open();
        var first = place.File("a.json", """{"resourceType":"Organization","id":"trust","name":"Trust"}""");
        var second = place.File("b.json", """{"resourceType":"Patient","id":"p","managingOrganization":{"reference":"Organization/trust"}}""");
        await place.Load("surgery", first);

        var report = await place.Load("hospital", second);

        report.Warnings.ShouldBeEmpty();
        (await place.Read("Patient", "p"))!.Value.GetProperty("managingOrganization").GetProperty("reference").GetString().ShouldBe("Organization/trust");
    }

    [Fact]
    public async Task Load_PatientOfWhomAnotherSourceOnlySpoke_IsNotTakenForTheSame()
    {
        await using var place = await ImportPlace.Open();
        var first = place.File("a.json", Sample.Observation("o", "Patient/9"));
        var second = place.File("b.json", Sample.Patient("9"));
        await place.Load("surgery", first);

        await place.Load("hospital", second);

        (await place.Read("Patient", "9")).ShouldBeNull();
        var surgery = await place.Load("surgery", place.File("c.json", Sample.Patient("9", "Own")));
        surgery.New.ShouldBe(1);
        (await place.Read("Patient", "9"))!.Value.GetProperty("name")[0].GetProperty("family").GetString().ShouldBe("Own");
    }

    [Fact]
    public async Task Load_LongIdOfAnotherSource_StillGetsAValidId()
    {
        await using var place = await ImportPlace.Open();
        var id = new string('a', 64);
        await place.Load("surgery", place.File("a.json", Sample.Patient(id)));

        var report = await place.Load("hospital", place.File("b.json", Sample.Patient(id, "Jones")));

        report.New.ShouldBe(1);
        report.Refusals.ShouldBeEmpty();
    }

    [Fact]
    public async Task Load_VerifiedNhsNumberFromTwoSources_ShareOnePart()
    {
        await using var place = await ImportPlace.Open();
        await place.Load("surgery", place.File("a.json", Sample.Patient("g", "Smith", Nhs)));
        await place.Load("hospital", place.File("b.json", Sample.Patient("h", "Smith", Nhs)));

        var (surgery, hospital) = ((await place.PersonOf("g"))!.Value, (await place.PersonOf("h"))!.Value);

        surgery.ShouldNotBe(hospital);
        surgery.Part.ShouldBe(hospital.Part);
    }
}
