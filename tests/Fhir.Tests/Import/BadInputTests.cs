using System.Text;

namespace Goldthread.Fhir.Tests.Import;

/// <summary>What is broken is refused with its place and a reason; what stands beside it is loaded.</summary>
public sealed class BadInputTests
{
    public static TheoryData<string, byte[], string?, string> Broken { get; } = new()
    {
        { "cut.json", "{\"resourceType\":\"Patient\",\"id\":\"x\",\"name\":[{\"fam"u8.ToArray(), null, "cut short" },
        { "cut.ndjson", "{\"resourceType\":\"Patient\",\"id\":\"x\",\"na"u8.ToArray(), "line 1", "cut short" },
        { "cut-bundle.json", Encoding.UTF8.GetBytes(Sample.Bundle("collection", Sample.Entry(Sample.Patient("x")))[..^2]), null, "cut short" },
        { "comma.json", "{\"resourceType\":\"Patient\",}"u8.ToArray(), null, "broken" },
        { "wrong.json", "{\"resourceType\":\"Patient\",\"id\":\"x\",\"active\":\"yes\"}"u8.ToArray(), "Patient.active", "" },
        { "type.json", "{\"resourceType\":\"Elephant\",\"id\":\"x\"}"u8.ToArray(), null, "Elephant" },
        { "no-type.json", "{\"id\":\"x\"}"u8.ToArray(), null, "resourceType" },
        { "id.json", "{\"resourceType\":\"Patient\",\"id\":\"a b\"}"u8.ToArray(), "Patient.id", "" },
        { "bytes.ndjson", [.. "{\"resourceType\":\"Patient\",\"id\":\"x\",\"name\":[{\"family\":\""u8, 0xC3, 0x28, .. "\"}]}"u8], "line 1", "UTF-8" },
        { "bytes.json", [.. "{\"resourceType\":\"Patient\",\"id\":\"x\",\"name\":[{\"family\":\""u8, 0xC3, 0x28, .. "\"}]}"u8], null, "UTF-8" },
        { "deep.json", Encoding.UTF8.GetBytes(Nested(100)), null, "deep" },
        { "deeper.json", Encoding.UTF8.GetBytes(Nested(200_000)), null, "" },
        { "deep-in-bundle.json", Encoding.UTF8.GetBytes(Sample.Bundle("collection", Sample.Entry(Nested(500)))), "entry[0]", "deep" },
        { "empty.json", [], null, "empty" },
        { "empty.ndjson", [], null, "empty" },
        { "blank.ndjson.gz", "\n \n"u8.ToArray(), null, "empty" },
        { "program.json", [0x7F, 0x45, 0x4C, 0x46, 0, 1, 2, 3], null, "no FHIR" },
        { "array.json", "[1]"u8.ToArray(), null, "starts with {" },
        { "bundle-type.json", "{\"resourceType\":\"Bundle\",\"type\":\"heap\"}"u8.ToArray(), "Bundle.type", "heap" },
        { "half-escape.json", "{\"resourceType\":\"Patient\",\"id\":\"x\",\"name\":[{\"family\":\"\\ud800\"}]}"u8.ToArray(), null, "escape" },
        { "bundle-in-lines.ndjson", Encoding.UTF8.GetBytes(Sample.Bundle("collection", Sample.Entry(Sample.Patient("x")))), "line 1", "Bundle" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Load_BrokenFile_IsRefusedByNameAndTheRestIsLoaded(string name, byte[] bytes, string? where, string reason)
    {
        await using var place = await ImportPlace.Open();
        place.File(name, bytes);
        place.File("a-sound.json", Sample.Patient("1"));
        place.File("z-sound.ndjson", Sample.Patient("2"));

        var report = await place.Load();

        report.New.ShouldBe(2);
        var refusal = report.Refusals.ShouldHaveSingleItem();
        Path.GetFileName(refusal.File).ShouldBe(name);
        if (where is not null)
        {
            new[] { refusal.Place, refusal.Path }.ShouldContain(where);
        }

        refusal.Reason.ShouldContain(reason, Case.Insensitive);
        (await place.Read("Patient", "x")).ShouldBeNull();
    }

    [Fact]
    public async Task Load_OneBadLineAmongMany_NamesItsNumber()
    {
        await using var place = await ImportPlace.Open();
        place.File("a.ndjson", Sample.Lines(1200, i => i == 700 ? Sample.Patient("700").Replace("\"name\"", "\"nome\"", StringComparison.Ordinal) : Sample.Patient(Sample.Number(i))));

        var report = await place.Load();

        report.New.ShouldBe(1199);
        report.Refusals.ShouldHaveSingleItem().ToString().ShouldContain("line 700, Patient.nome");
    }

    [Fact]
    public async Task Load_DuplicateIdsInBundle_NamesBothEntriesAndTakesTheFirst()
    {
        await using var place = await ImportPlace.Open();
        place.File("b.json", Sample.Bundle("collection", Sample.Entry(Sample.Patient("1", "First")), Sample.Entry(Sample.Patient("2")), Sample.Entry(Sample.Patient("1", "Second"))));

        var report = await place.Load();

        report.New.ShouldBe(2);
        var refusal = report.Refusals.ShouldHaveSingleItem();
        refusal.Place.ShouldBe("entry[2]");
        refusal.Reason.ShouldContain("entry[0]");
        (await place.Read("Patient", "1"))!.Value.GetProperty("name")[0].GetProperty("family").GetString().ShouldBe("First");
    }

    [Fact]
    public async Task Load_DuplicateIdsInTransaction_LoadsNothingOfIt()
    {
        await using var place = await ImportPlace.Open();
        place.File("b.json", Sample.Bundle("transaction", Sample.Entry(Sample.Patient("1", "First")), Sample.Entry(Sample.Patient("1", "Second"))));

        var report = await place.Load();

        (report.New, report.Refused).ShouldBe((0, 2));
    }

    [Fact]
    public async Task Load_GzipThatEndsEarly_LoadsTheWholeLinesAndRefusesTheRest()
    {
        await using var place = await ImportPlace.Open();
        var packed = ImportPlace.Gzip(Encoding.UTF8.GetBytes(Sample.Lines(5000, i => Sample.Patient(Sample.Number(i), Sample.Number(i * 7919)))));
        var path = place.File("cut.ndjson", packed[..(packed.Length / 2)]);
        File.Move(path, path + ".gz");

        var report = await place.Load();

        report.New.ShouldBeInRange(1, 4999);
        report.Refusals.ShouldHaveSingleItem().Reason.ShouldContain("ends early");
        (await place.Verify()).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Load_GzipBundleThatEndsEarly_LoadsNothingOfIt()
    {
        await using var place = await ImportPlace.Open();
        var packed = ImportPlace.Gzip(Encoding.UTF8.GetBytes(Sample.Bundle("collection", Enumerable.Range(1, 5000).Select(i => Sample.Entry(Sample.Patient(Sample.Number(i)))))));
        var path = place.File("cut.json", packed[..(packed.Length / 2)]);
        File.Move(path, path + ".gz");

        var report = await place.Load();

        report.New.ShouldBe(0);
        report.Refusals.ShouldHaveSingleItem().Reason.ShouldContain("ends early");
    }

    [Theory]
    [InlineData("bomb.ndjson.gz")]
    [InlineData("bomb.json.gz")]
    public async Task Load_GzipBomb_StopsWithoutFillingMemory(string name)
    {
        await using var place = await ImportPlace.Open();
        using (var packed = new MemoryStream())
        {
            using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
            {
                gzip.Write("{\"resourceType\":\"Patient\",\"id\":\"x\",\"name\":[{\"family\":\""u8);
                var more = new byte[1 << 20];
                Array.Fill(more, (byte)'a');
                for (var i = 0; i < 600; i++)
                {
                    gzip.Write(more);
                }
            }

            var path = place.File("packed", packed.ToArray());
            File.Move(path, Path.Combine(place.Files, name));
        }

        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var report = await place.Load();

        report.New.ShouldBe(0);
        report.Refusals.ShouldNotBeEmpty();
        report.Refusals[0].Reason.ShouldMatch("larger than 64 MB|longer than 64 MB|times its size");
        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(64 << 20);
    }

    [Fact]
    public async Task Load_SqlAndScriptInText_AreKeptWordForWord()
    {
        await using var place = await ImportPlace.Open();
        const string Nasty = "Robert'); drop table fhir_version; -- <script>alert(1)</script> \\u0000?%_";
        var text = Nasty.Replace("\\u0000", "\\\\u0000", StringComparison.Ordinal);
        place.File("a.json", Sample.Patient("1", text));

        var report = await place.Load();

        report.New.ShouldBe(1);
        (await place.Read("Patient", "1"))!.Value.GetProperty("name")[0].GetProperty("family").GetString().ShouldBe(Nasty);
        (await place.Verify()).Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Load_MissingFile_IsRefusedByName()
    {
        await using var place = await ImportPlace.Open();
        var there = place.File("a.json", Sample.Patient("1"));

        var report = await place.Load(places: [there, Path.Combine(place.Files, "nowhere.json")]);

        report.New.ShouldBe(1);
        report.Refusals.ShouldHaveSingleItem().ToString().ShouldContain("nowhere.json: there is no file or folder");
    }

    [Fact]
    public async Task Load_LargeBundle_IsReadWithoutHoldingIt()
    {
        await using var place = await ImportPlace.Open();
        var padding = new string('x', 20_000);
        var path = Path.Combine(place.Files, "large.json");
        System.IO.Directory.CreateDirectory(place.Files);
        const int Entries = 2_000;
        await using (var file = new StreamWriter(path))
        {
            await file.WriteAsync("{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[");
            for (var i = 0; i < Entries; i++)
            {
                await file.WriteAsync((i > 0 ? "," : "") + Sample.Entry(Sample.Patient(Sample.Number(i), padding)));
            }

            await file.WriteAsync("]}");
        }

        var report = await place.Load();

        report.New.ShouldBe(Entries);
        report.Bytes.ShouldBeGreaterThan(40_000_000);
    }

    private static string Nested(int levels)
    {
        var text = new StringBuilder("{\"resourceType\":\"Patient\",\"id\":\"x\",\"extension\":[");
        for (var i = 0; i < levels; i++)
        {
            text.Append("{\"url\":\"http://a.test\",\"extension\":[");
        }

        text.Append("{\"url\":\"http://a.test\",\"valueString\":\"end\"}");
        for (var i = 0; i < levels; i++)
        {
            text.Append("]}");
        }

        return text.Append("]}").ToString();
    }
}
