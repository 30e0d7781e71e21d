using Goldthread.Fhir.Import;

namespace Goldthread.Fhir.Tests.Import;

public sealed class ImporterTests
{
    [Fact]
    public async Task Run_EveryKindOfFile_LoadsThemAll()
    {
        await using var place = await ImportPlace.Open();
        place.File("one.json", Sample.Patient("1"));
        place.File("bundle.json", Sample.Bundle("collection", Sample.Entry(Sample.Observation("a"))));
        place.File("deep/down/lines.ndjson", Sample.Observation("b") + "\n\n" + Sample.Observation("c") + "\r\n");
        place.File("packed.ndjson.gz", Sample.Observation("d"));
        place.File("packed.json.gz", Sample.Observation("e"));
        place.File("marked.json", [0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes(Sample.Observation("f"))]);
        place.File("picture.png", "no");

        var report = await place.Load();

        report.Refusals.ShouldBeEmpty();
        report.New.ShouldBe(7);
        report.Warnings.ShouldHaveSingleItem().ShouldContain("picture.png");
        (await place.Read("Observation", "f"))!.Value.GetProperty("valueQuantity").GetProperty("value").GetRawText().ShouldBe("1.00");
    }

    [Fact]
    public async Task Run_Again_WritesNothing()
    {
        await using var place = await ImportPlace.Open();
        place.File("a.ndjson", Sample.Patient("1") + "\n" + Sample.Observation(null) + "\n" + Sample.Observation(null, value: "2"));
        place.File("b.json", Sample.Bundle("batch", Sample.Entry(Sample.Observation(null, "urn:uuid:p"), "urn:uuid:o"), Sample.Entry(Sample.Patient("p1"), "urn:uuid:p")));

        var first = await place.Load();
        var second = await place.Load();

        first.New.ShouldBe(5);
        second.Unchanged.ShouldBe(5);
        (await place.Versions()).ShouldBe(5);
    }

    [Fact]
    public async Task Run_ChangedFile_WritesOnlyWhatChanged()
    {
        await using var place = await ImportPlace.Open();
        place.File("a.ndjson", Sample.Patient("1") + "\n" + Sample.Observation("o"));
        await place.Load();
        place.File("a.ndjson", Sample.Patient("1") + "\n" + Sample.Observation("o", value: "1.0"));

        var report = await place.Load();

        (report.New, report.Changed, report.Unchanged).ShouldBe((0, 1, 1));
        (await place.Read("Observation", "o"))!.Value.GetProperty("meta").GetProperty("versionId").GetString().ShouldBe("2");
    }

    [Fact]
    public async Task Run_TransactionWithUrns_GivesIdsFromTheAddressesAndLinksThem()
    {
        await using var place = await ImportPlace.Open();
        place.File("t.json", Sample.Bundle(
            "transaction",
            Sample.Entry(Sample.Observation(null, "urn:uuid:77-a"), "urn:uuid:88-b", "POST Observation"),
            Sample.Entry("""{"resourceType":"Patient","name":[{"family":"Smith"}]}""", "urn:uuid:77-a", "POST Patient"),
            Sample.Entry(Sample.Observation("own", "urn:uuid:77-a"), null, "PUT Observation/own")));

        var report = await place.Load();

        report.Refusals.ShouldBeEmpty();
        report.Warnings.ShouldBeEmpty();
        (await place.Read("Observation", "88-b"))!.Value.GetProperty("subject").GetProperty("reference").GetString().ShouldBe("Patient/77-a");
        (await place.Read("Observation", "own"))!.Value.GetProperty("subject").GetProperty("reference").GetString().ShouldBe("Patient/77-a");
        (await place.Verify()).Writes.ShouldBe(1);
    }

    [Fact]
    public async Task Run_TransactionWithOneFault_LoadsNothingOfIt()
    {
        await using var place = await ImportPlace.Open();
        place.File("t.json", Sample.Bundle(
            "transaction",
            Sample.Entry(Sample.Patient("1"), null, "PUT Patient/1"),
            Sample.Entry("""{"resourceType":"Observation","id":"x","status":"done"}""", null, "PUT Observation/x")));
        place.File("other.json", Sample.Patient("2"));

        var report = await place.Load();

        (report.New, report.Refused).ShouldBe((1, 2));
        report.Refusals[0].Place.ShouldBe("entry[1]");
        report.Refusals[1].Reason.ShouldContain("whole or not at all");
        (await place.Read("Patient", "1")).ShouldBeNull();
    }

    [Fact]
    public async Task Run_TransactionTooLargeForOneAct_IsLoadedPieceByPieceAndLinked()
    {
        await using var place = await ImportPlace.Open();
        var entries = Enumerable.Range(0, Importer.LargestTransaction).Select(i => Sample.Entry(Sample.Observation(null, "urn:uuid:last"), $"urn:uuid:o{i}", "POST Observation"));
        place.File("t.json.gz", Sample.Bundle("transaction", [.. entries, Sample.Entry(Sample.Patient("p"), "urn:uuid:last", "POST Patient")]));

        var report = await place.Load();

        report.New.ShouldBe(Importer.LargestTransaction + 1);
        report.Warnings.ShouldHaveSingleItem().ShouldContain("piece by piece");
        (await place.Read("Observation", "o0"))!.Value.GetProperty("subject").GetProperty("reference").GetString().ShouldBe("Patient/p");
        (await place.Verify()).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_HistoryBundle_TakesTheNewestOfEach()
    {
        await using var place = await ImportPlace.Open();
        place.File("h.json", Sample.Bundle(
            "history",
            Sample.Entry(Sample.Patient("1", "New"), null, "PUT Patient/1"),
            """{"request":{"method":"DELETE","url":"Patient/2"}}""",
            Sample.Entry(Sample.Patient("1", "Old"), null, "PUT Patient/1")));

        var report = await place.Load();

        report.Refusals.ShouldBeEmpty();
        (await place.Read("Patient", "1"))!.Value.GetProperty("name")[0].GetProperty("family").GetString().ShouldBe("New");
        report.Warnings.ShouldHaveSingleItem().ShouldContain("delete");
    }

    [Fact]
    public async Task Run_References_CountsThoseThatLeadToNothing()
    {
        await using var place = await ImportPlace.Open();
        place.File("a.ndjson", string.Join('\n',
            Sample.Observation("1", "Patient/later"), Sample.Observation("2", "Patient/never"), Sample.Observation("3", "Patient/never"), Sample.Patient("later"),
            """{"resourceType":"Encounter","id":"e","status":"finished","class":{"code":"AMB"},"serviceProvider":{"reference":"Organization?identifier=x|y"}}"""));

        var report = await place.Load();

        report.Refusals.ShouldBeEmpty();
        report.New.ShouldBe(5);
        report.Warnings.Count.ShouldBe(2);
        report.Warnings[0].ShouldStartWith("1 references ask a question");
        report.Warnings[1].ShouldStartWith("2 references lead to nothing yet");
        report.Warnings[1].ShouldContain("Patient/never from Observation/2");
    }

    [Fact]
    public async Task Run_SameIdTwiceInLines_KeepsTheLast()
    {
        await using var place = await ImportPlace.Open();
        place.File("a.ndjson", string.Join('\n', Sample.Patient("1"), Sample.Patient("2"), Sample.Observation("o", "Patient/1"), Sample.Observation("o", "Patient/2")));

        var report = await place.Load();

        (report.New, report.Changed).ShouldBe((3, 1));
        (await place.Read("Observation", "o"))!.Value.GetProperty("subject").GetProperty("reference").GetString().ShouldBe("Patient/2");
        (await place.Verify()).Faults.ShouldBeEmpty();
    }
}
