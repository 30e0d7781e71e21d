using System.Globalization;
using System.Security.Cryptography;
using Goldthread.Fhir;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Support;

namespace Goldthread.Host.Tests.Upgrade;

/// <summary>Stores that earlier builds made, opened with this one: every migration runs, and the index is made anew.</summary>
public sealed class UpgradeTests
{
    public static IEnumerable<object[]> Stores => OldStore.All;

    [Fact]
    public void Stores_BesideTheTests_AreThere() => Stores.ShouldNotBeEmpty();

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Open_OlderStore_KeepsEveryByteAndTheJournals(string commit)
    {
        var facts = OldStore.Facts(commit);
        await using var world = await World.StartOn(folder => OldStore.Unpack(commit, folder));

        var versions = await world.Records.Read(s => s.Statement("select part, row_no, id, version, source, body from fhir_version order by part, row_no").List(r =>
        {
            var body = r.IsDBNull(5) ? null : r.GetBytes(5);
            return new OldVersion(
                r.GetInt32(0), r.GetInt64(1), r.GetString(2), r.GetInt32(3), r.GetString(4), body?.Length, body is null ? null : Convert.ToHexStringLower(SHA256.HashData(body)));
        }));
        versions.ShouldBe(facts.Versions);
        versions.ShouldContain(v => v.Sha256 == null, "a deletion is among them");
        var ends = await world.Records.Read(s => s.Statement("select part, hash from kernel_head where act_no > 0").List(r => (r.GetInt32(0).ToString(CultureInfo.InvariantCulture), Convert.ToHexStringLower(r.GetBytes(1)))));
        ends.ToDictionary(e => e.Item1, e => e.Item2).ShouldBe(facts.Ends, ignoreOrder: true);

        var report = await new JournalVerifier(world.Records, world.Reads, FhirModule.CommitContent).Verify();
        report.Faults.ShouldBeEmpty();
        report.Writes.ShouldBe(facts.Journal);
        report.Reads.ShouldBe(facts.Reads);
        report.Seals.ShouldBeGreaterThan(0);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Read_OlderStore_CurrentResourcesAndHistoryAreThere(string commit)
    {
        await using var world = await World.StartOn(folder => OldStore.Unpack(commit, folder));

        foreach (var name in OldStore.Facts(commit).Current)
        {
            var parts = name.Split('/');
            var read = await world.System.Get($"{parts[0]}/{parts[1]}");
            read.Status.ShouldBe(200, name);
            read.Version.ShouldBe(int.Parse(parts[2], CultureInfo.InvariantCulture), name);
        }

        (await Versions(world, "Observation/old-0-weight-2/_history")).ShouldBe(["3", "2", "1"]);
        (await world.System.Get("Observation/old-0-weight-2/_history/2")).Body["note"]![0]!["text"]!.GetValue<string>().ShouldBe("weighed again — with shoes");
        (await world.System.Get("Patient/old-1/_history/1")).Body["name"]![0]!["family"]!.GetValue<string>().ShouldBe("Birchall");
        (await world.System.Get("Observation/old-2-weight-0")).Status.ShouldBe(410);
        (await world.System.Get("Condition/old-2-condition/_history/2")).Status.ShouldBe(410);
        (await world.System.Get("Observation/old-1-weight-2/_history/1")).Body["subject"]!["reference"]!.GetValue<string>().ShouldBe("Patient/old-1");
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Search_OlderStore_EveryKindOfParameterFinds(string commit)
    {
        await using var world = await World.StartOn(folder => OldStore.Unpack(commit, folder));

        await Finds(world, "Observation?patient=Patient/old-0&code=http://loinc.org|29463-7", "Observation/old-0-weight-0", "Observation/old-0-weight-1", "Observation/old-0-weight-2");
        await Finds(world, "Observation?patient=old-2&date=ge2025-03-01", "Observation/old-1-weight-2", "Observation/old-2-weight-2");
        await Finds(world, "Observation?patient=old-0&value-quantity=70.75|http://unitsofmeasure.org|kg", "Observation/old-0-weight-2");
        await Finds(world, "Observation?patient=old-0&code-value-quantity=29463-7$lt61", "Observation/old-0-weight-0");
        await Finds(world, "Patient?family=birchall-dean", "Patient/old-1");
        await Finds(world, "Patient?given=ZOE", "Patient/old-1");
        await Finds(world, "Patient?birthdate=1940-03-04", "Patient/old-0", "Patient/old-0-hospital");
        await Finds(world, "Patient?family=Copeland&gender=male", "Patient/old-2");
        await Finds(world, "Condition?subject:Patient.family=Copeland", "Condition/old-2-condition");
        await Finds(world, "Condition?code=http://snomed.info/sct|195967001", "Condition/old-0-condition");
        await Finds(world, "Encounter?patient=old-1&class=HH", OldStore.Facts(commit).Current.Single(c => c.StartsWith("Encounter/", StringComparison.Ordinal))[..^2]);
        (await world.System.Get("Patient/old-2/$everything")).Entries.ShouldBe(["Patient/old-2", "Observation/old-2-weight-1", "Observation/old-2-weight-2", "Observation/old-1-weight-2", "Condition/old-2-condition"], ignoreOrder: true);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Sight_OlderStore_WhoSawAPersonStillDoes(string commit)
    {
        var facts = OldStore.Facts(commit);
        await using var world = await World.StartOn(folder => OldStore.Unpack(commit, folder));

        var grounds = await world.Records.Read(s => facts.People.Values.SelectMany(at =>
        {
            var key = at.Split('/');
            var person = new PersonKey(int.Parse(key[0], CultureInfo.InvariantCulture), long.Parse(key[1], CultureInfo.InvariantCulture));
            return RelationshipTable.Of(s, person).Select(g => (Name: $"{at}/{g.Viewer}", g.Ground));
        }).ToList());
        grounds.Where(g => !g.Name.Contains("/nhs:", StringComparison.Ordinal)).Select(g => g.Name).Order(StringComparer.Ordinal).ShouldBe(facts.Sight);

        // New since then: the person sees what is held under their verified number.
        grounds.ShouldContain(g => g.Name == $"{facts.People["old-0"]}/nhs:9990000018" && g.Ground == SightGround.Own);

        // Two sources know one of them: each sends its own record and sees the other's for that reason alone.
        SightGround Of(string patient, string viewer) => grounds.Single(g => g.Name == $"{facts.People[patient]}/{viewer}").Ground;
        Of("old-0", "OLDPRACTICE").ShouldBe(SightGround.Sends);
        Of("old-0", "OLDHOSPITAL").ShouldBe(SightGround.SamePerson);
        Of("old-0-hospital", "OLDHOSPITAL").ShouldBe(SightGround.Sends);
        Of("old-0-hospital", "OLDPRACTICE").ShouldBe(SightGround.SamePerson);

        var hospital = await world.Professional("OLDHOSPITAL");
        (await hospital.Get("Patient/old-0")).Status.ShouldBe(200);
        (await hospital.Get("Observation?patient=old-0")).Total.ShouldBe(3);
        (await hospital.Get("Patient/old-1")).Status.ShouldBe(404);
        (await hospital.Get("Observation?patient=old-1")).Total.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Write_OlderStore_GoesOnWhereItStood(string commit)
    {
        var facts = OldStore.Facts(commit);
        await using var world = await World.StartOn(folder => OldStore.Unpack(commit, folder));

        const string weight = """
            {"resourceType":"Observation","id":"old-0-weight-2","status":"amended","subject":{"reference":"Patient/old-0"},"effectiveDateTime":"2025-03-15",
             "code":{"coding":[{"system":"http://loinc.org","code":"29463-7"}]},"valueQuantity":{"value":69,"unit":"kg","system":"http://unitsofmeasure.org","code":"kg"}}
            """;
        (await world.System.Put("Observation/old-0-weight-2", weight, ("If-Match", "W/\"3\""))).Version.ShouldBe(4);
        (await world.System.Post("Observation", weight.Replace("\"id\":\"old-0-weight-2\",", "", StringComparison.Ordinal), ("If-None-Exist", "patient=Patient/old-1&date=2025-07-01"))).Status.ShouldBe(200, "the old build wrote one that meets the condition");
        (await world.System.Delete("Condition/old-1-condition")).Status.ShouldBe(204);

        (await Versions(world, "Observation/old-0-weight-2/_history")).ShouldBe(["4", "3", "2", "1"]);
        await Finds(world, "Observation?patient=old-0&status=amended", "Observation/old-0-weight-2");
        await Finds(world, "Observation?patient=old-0&value-quantity=70.75");
        await Finds(world, "Condition?patient=old-1");
        var report = await new JournalVerifier(world.Records, world.Reads, FhirModule.CommitContent).Verify();
        report.Faults.ShouldBeEmpty();
        report.Writes.ShouldBe(facts.Journal + 2);
    }

    private static async Task Finds(World world, string search, params string[] expected) =>
        (await world.System.Get(search.Replace("|", "%7C", StringComparison.Ordinal))).Entries.ShouldBe(expected, ignoreOrder: true, search);

    private static async Task<IEnumerable<string>> Versions(World world, string address) =>
        (await world.System.Get(address)).Body["entry"]!.AsArray().Select(e => e!["resource"]!["meta"]!["versionId"]!.GetValue<string>());
}
