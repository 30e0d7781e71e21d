using System.Text.Json.Nodes;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Values;
using Goldthread.Population.DataSet;
using Goldthread.Population.Engine;
using Goldthread.Population.Projection;
using Goldthread.Record.Access;
using Goldthread.Record.Privacy;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Population.Tests.DataSet;

/// <summary>The data set against a store that real requests wrote: what is in a row, and that every write finds its way there.</summary>
public sealed class DataSetsTests
{
    private static readonly SetClock Clock = new() { Now = new DateTimeOffset(2026, 9, 30, 12, 0, 0, TimeSpan.Zero) };

    [DatabaseTheory]
    public async Task Refresh_APersonOfTwoSources_IsOneRowWithWhatBothSay(DatabaseKind kind)
    {
        await using var world = await World.Start(kind, clock: Clock);
        var surgery = await world.Professional("GP1");
        var edie = await Person(surgery, 1, "1941-03-02", """ "generalPractitioner":[{"identifier":{"system":"https://fhir.nhs.uk/Id/ods-organization-code","value":"GP1"}}], """);
        await surgery.Add(Condition(edie, "84114007", "2020-01-05"));
        await surgery.Add(Condition(edie, "13645005", "2019-06-01", "refuted"));
        await surgery.Add(Encounter(edie, "AMB", "2026-05-01T10:00:00+01:00", "2026-05-01T10:12:00+01:00", provider: "GP1"));
        var hospital = await world.Professional("AC1");
        var same = await Person(hospital, 1, "1941-03-02");
        await hospital.Add(Encounter(same, "IMP", "2026-08-01T09:00:00+01:00", "2026-08-05T15:00:00+01:00", method: "21"));
        await hospital.Add(Condition(same, "52448006", "2026-08-02"));

        var people = await Fresh(world);

        people.People.ShouldBe(1);
        var row = new Row(people);
        row.Day(DataColumns.Born).ShouldBe(new DateOnly(1941, 3, 2));
        row.Word(DataColumns.Practice).ShouldBe("GP1");
        row.Word(DataColumns.Sex).ShouldBe("female");
        row.Number(DataColumns.LongTermConditions).ShouldBe(2);
        (row.Is("has_heart_failure"), row.Is("has_dementia"), row.Is("has_copd")).ShouldBe((true, true, false));
        row.Events("dementia").ShouldBe([(new DateOnly(2026, 8, 2), 0)]);
        row.Events(DataColumns.EmergencyAdmission).ShouldBe([(new DateOnly(2026, 8, 1), 0)]);
        row.Events(DataColumns.HospitalDays).ShouldBe([(new DateOnly(2026, 8, 1), 4)]);
        row.Events(DataColumns.Contact).ShouldBe([(new DateOnly(2026, 5, 1), 12)]);
        row.Events(DataColumns.PracticeContact).Count.ShouldBe(1);
        row.Events(DataColumns.PlannedAdmission).ShouldBeEmpty();
    }

    [DatabaseTheory]
    public async Task Refresh_AfterChanges_CountsEverybodyOnceAsTheyAreNow(DatabaseKind kind)
    {
        await using var world = await World.Start(kind, clock: Clock);
        var surgery = await world.Professional("GP1");
        var first = await Person(surgery, 1, "1941-03-02");
        await Person(surgery, 2, "1990-07-01");
        var sets = world.Services.GetRequiredService<DataSets>();
        await Fresh(world);
        var before = sets.Now!;

        await surgery.Add(Condition(first, "84114007", "2020-01-05"));
        await Person(surgery, 3, "2001-01-01");
        var after = await Fresh(world);

        (before.People, after.People).ShouldBe((2, 3));
        Has(before, "has_heart_failure").ShouldBe(0);
        Has(after, "has_heart_failure").ShouldBe(1);
        (await Fresh(world)).People.ShouldBe(3);
    }

    [Fact]
    public async Task Refresh_SealedThingsAndErrors_AreNotInTheDataSet()
    {
        await using var world = await World.Start(clock: Clock);
        var surgery = await world.Professional("GP1");
        var id = await Person(surgery, 1, "1941-03-02");
        await surgery.Add(Condition(id, "35489007", "2020-01-05", security: true));
        await surgery.Add(Encounter(id, "AMB", "2027-01-01T10:00:00Z", "2027-01-01T10:12:00Z"));

        var people = await Fresh(world);

        Has(people, "has_depression").ShouldBe(0, "it is marked restricted");
        new Row(people).Events(DataColumns.Contact).ShouldBeEmpty("it lies in the future");
    }

    [Fact]
    public async Task Current_AfterARestart_OpensWhatWasSavedAndGoesOn()
    {
        await using var world = await World.Start(clock: Clock);
        var surgery = await world.Professional("GP1");
        await Person(surgery, 1, "1941-03-02");
        await Fresh(world);
        var file = System.IO.Directory.EnumerateFiles(Path.GetDirectoryName(world.Records.Location)!, "people-*.gtp", SearchOption.AllDirectories).Single();
        var saved = File.GetLastWriteTimeUtc(file);
        await Person(surgery, 2, "1950-03-02");

        await using var again = await world.Restart(Clock);
        (await Fresh(again)).People.ShouldBe(2);
        File.GetLastWriteTimeUtc(file).ShouldBe(saved, "the file is read, and what came since is carried beside it");
    }

    [Fact]
    public async Task Now_OnceAskedFor_FollowsByItself()
    {
        await using var world = await World.Start(clock: Clock);
        var surgery = await world.Professional("GP1");
        await Person(surgery, 1, "1941-03-02");
        await Fresh(world);
        var sets = world.Services.GetRequiredService<DataSets>();

        await Person(surgery, 2, "1950-03-02");

        for (var tries = 0; tries < 150 && sets.Now!.People < 2; tries++) await Task.Delay(100);
        sets.Now!.People.ShouldBe(2);
        world.UnexpectedFaults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Current_TheFileIsOfAnotherStore_IsMadeAnew()
    {
        byte[] other;
        await using (var another = await World.Start(clock: Clock))
        {
            var elsewhere = await another.Professional("GP1");
            await Person(elsewhere, 1, "1941-03-02");
            await Person(elsewhere, 2, "1941-03-02");
            await Fresh(another);
            other = await File.ReadAllBytesAsync(System.IO.Directory.EnumerateFiles(Path.GetDirectoryName(another.Records.Location)!, "people-*.gtp", SearchOption.AllDirectories).Single());
        }

        await using var world = await World.Start(clock: Clock);
        await Person(await world.Professional("GP1"), 1, "1941-03-02");
        await Fresh(world);
        var file = System.IO.Directory.EnumerateFiles(Path.GetDirectoryName(world.Records.Location)!, "people-*.gtp", SearchOption.AllDirectories).Single();
        await using var again = await world.Restart(Clock);
        await File.WriteAllBytesAsync(file, other);

        (await Fresh(again)).People.ShouldBe(1);
    }

    [Fact]
    public async Task Current_TheFileIsDamaged_IsMadeAnew()
    {
        await using var world = await World.Start(clock: Clock);
        var surgery = await world.Professional("GP1");
        await Person(surgery, 1, "1941-03-02");
        await Fresh(world);
        var file = System.IO.Directory.EnumerateFiles(Path.GetDirectoryName(world.Records.Location)!, "people-*.gtp", SearchOption.AllDirectories).Single();

        await using var again = await world.Restart(Clock);
        await File.WriteAllBytesAsync(file, (await File.ReadAllBytesAsync(file))[..200]);

        (await Fresh(again)).People.ShouldBe(1);
        SegmentFile.Open(file, DataColumns.All, out var whyNot, whole: true).ShouldNotBeNull(whyNot).Segment.Dispose();
    }

    [Fact]
    public async Task Refresh_TheDayTurns_AgesAndNowAreOfTheNewDay()
    {
        var clock = new SetClock { Now = new DateTimeOffset(2026, 9, 30, 12, 0, 0, TimeSpan.Zero) };
        await using var world = await World.Start(clock: clock);
        var surgery = await world.Professional("GP1");
        var id = await Person(surgery, 1, "1941-03-02");
        await surgery.Add(Encounter(id, "AMB", "2026-10-01T10:00:00+01:00", "2026-10-01T10:12:00+01:00"));
        new Row(await Fresh(world)).Events(DataColumns.Contact).ShouldBeEmpty();

        clock.Now = clock.Now.AddDays(1);

        var people = await Fresh(world);
        people.On.ShouldBe(new DateOnly(2026, 10, 1));
        new Row(people).Events(DataColumns.Contact).Count.ShouldBe(1);
    }

    [DatabaseTheory]
    public async Task Refresh_AnOptOutThatChangesNoResource_IsInTheDataSetAtOnce(DatabaseKind kind)
    {
        await using var world = await World.Start(kind, clock: Clock);
        var surgery = await world.Professional("GP1");
        await Person(surgery, 1, "1941-03-02");
        await Person(surgery, 2, "1950-03-02");
        await Fresh(world);
        var optOuts = world.Services.GetRequiredService<OptOuts>();
        var sight = AccessDecision.OfSystem(User.System, "test");

        await optOuts.Replace(new HashSet<string>(StringComparer.Ordinal) { NhsNumber.Synthetic(1).ToString() }, sight);
        var refused = await Fresh(world);
        await optOuts.Replace(new HashSet<string>(StringComparer.Ordinal), sight);
        var taken = await Fresh(world);

        Has(refused, DataColumns.OptedOut).ShouldBe(1);
        Has(taken, DataColumns.OptedOut).ShouldBe(0);
    }

    [Fact]
    public async Task Refresh_AnOptOutWhileTheFileWasNotOpen_IsInTheDataSet()
    {
        await using var world = await World.Start(clock: Clock);
        await Person(await world.Professional("GP1"), 1, "1941-03-02");
        await Fresh(world);
        var sight = AccessDecision.OfSystem(User.System, "test");
        await world.Services.GetRequiredService<OptOuts>().Replace(new HashSet<string>(StringComparer.Ordinal) { NhsNumber.Synthetic(1).ToString() }, sight);

        await using var again = await world.Restart(Clock);

        Has(await Fresh(again), DataColumns.OptedOut).ShouldBe(1);
    }

    [Fact]
    public async Task Refresh_SomethingIsWithheldAndShownAgain_IsLeftOutAndCounted()
    {
        await using var world = await World.Start(clock: Clock);
        var surgery = await world.Professional("GP1");
        var depression = await surgery.Add(Condition(await Person(surgery, 1, "1941-03-02"), "35489007", "2020-01-05"));
        Has(await Fresh(world), "has_depression").ShouldBe(1);
        var withholding = world.Services.GetRequiredService<Withholding>();
        var sight = AccessDecision.OfSystem(User.System, "test");

        (await withholding.Withhold("Condition", depression, WithheldReasons.Sealed, "It was asked for", sight)).Succeeded.ShouldBeTrue();
        var closed = await Fresh(world);
        (await withholding.Release("Condition", depression, WithheldReasons.Sealed, "It was asked for", sight)).Succeeded.ShouldBeTrue();
        var open = await Fresh(world);

        (Has(closed, "has_depression"), Has(open, "has_depression")).ShouldBe((0, 1));
    }

    [Fact]
    public async Task Refresh_CareAndStays_AreByMonthAndByKind()
    {
        await using var world = await World.Start(clock: Clock);
        var surgery = await world.Professional("GP1");
        var edie = await Person(surgery, 1, "1941-03-02");
        await surgery.Add(Encounter(edie, "IMP", "2026-07-29T09:00:00+01:00", "2026-08-05T15:00:00+01:00", method: "21"));
        await surgery.Add(Service(edie, "long-term-community", "active", "2026-08-04", null, 24.60m, "hour a week", 7));
        await surgery.Add(Service(edie, "short-term-max", "completed", "2026-06-01", "2026-06-30", 31.20m, "hour a week", 10.5m));
        await surgery.Add(Service(edie, "carer-direct", "completed", "2026-06-12", "2026-06-12", 300m, "once a week", 0));
        await surgery.Add(Service(edie, "long-term-residential", "completed", "2019-06-12", "2020-06-12", 900m, "week a week", 1));

        var row = new Row(await Fresh(world));

        (DateOnly?, int) In(int month, int amount) => (new DateOnly(2026, month, 1), amount);
        row.Events(DataColumns.BedDays).ShouldBe([In(7, 3), In(8, 4)]);
        row.Events(DataColumns.CareHours).ShouldBe([In(6, 45), In(8, 28), In(9, 30)]);
        row.Events(DataColumns.CareCost).ShouldBe([In(6, 1704), In(8, 689), In(9, 738)]);
        (row.Is(DataColumns.ServiceCommunity), row.Is(DataColumns.ServiceReablement), row.Is(DataColumns.ServiceCarer)).ShouldBe((true, false, false));
        row.Word(DataColumns.Funding).ShouldBe("council");
    }

    private static string Service(string patient, string kind, string status, string from, string? to, decimal cost, string unit, decimal aWeek) => new JsonObject
    {
        ["resourceType"] = "ServiceRequest",
        ["extension"] = new JsonArray(
            new JsonObject { ["url"] = "urn:goldthread:extension:cld-funding-status", ["valueCodeableConcept"] = new JsonObject { ["coding"] = new JsonArray(new JsonObject { ["system"] = "urn:goldthread:cld-funding", ["code"] = "council-part-or-full" }) } },
            new JsonObject { ["url"] = "urn:goldthread:extension:cld-unit-cost", ["valueMoney"] = new JsonObject { ["value"] = cost, ["currency"] = "GBP" } },
            new JsonObject { ["url"] = "urn:goldthread:extension:cld-units-per-week", ["valueQuantity"] = new JsonObject { ["value"] = aWeek, ["unit"] = unit } }),
        ["status"] = status,
        ["intent"] = "order",
        ["code"] = new JsonObject { ["coding"] = new JsonArray(new JsonObject { ["system"] = "urn:goldthread:cld-service-type", ["code"] = kind }) },
        ["subject"] = new JsonObject { ["reference"] = $"Patient/{patient}" },
        ["occurrencePeriod"] = to is null ? new JsonObject { ["start"] = from } : new JsonObject { ["start"] = from, ["end"] = to },
    }.ToJsonString();

    private static async Task<PeopleSnapshot> Fresh(World world)
    {
        await world.DeliverEvents();
        return await world.Services.GetRequiredService<DataSets>().Refresh();
    }

    private static long Has(PeopleSnapshot people, string flag) => people.Count(s => [new FlagPlan(s.Number(flag))]).In;

    private static async Task<string> Person(FhirClient client, int number, string born, string more = "") => await client.Add($$$"""
        {"resourceType":"Patient",{{{more}}}"gender":"female","birthDate":"{{{born}}}","name":[{"family":"Smith","given":["Edie"]}],
         "identifier":[{"extension":[{"url":"https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus",
           "valueCodeableConcept":{"coding":[{"system":"https://fhir.hl7.org.uk/CodeSystem/UKCore-NHSNumberVerificationStatusEngland","code":"01"}]}}],
           "system":"https://fhir.nhs.uk/Id/nhs-number","value":"{{{NhsNumber.Synthetic(number)}}}"}]}
        """);

    private static string Condition(string patient, string code, string onset, string verified = "confirmed", bool security = false) => new JsonObject
    {
        ["resourceType"] = "Condition",
        ["meta"] = security ? new JsonObject { ["security"] = new JsonArray(new JsonObject { ["system"] = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", ["code"] = "R" }) } : new JsonObject { ["tag"] = new JsonArray(new JsonObject { ["code"] = "test" }) },
        ["verificationStatus"] = new JsonObject { ["coding"] = new JsonArray(new JsonObject { ["system"] = "http://terminology.hl7.org/CodeSystem/condition-ver-status", ["code"] = verified }) },
        ["code"] = new JsonObject { ["coding"] = new JsonArray(new JsonObject { ["system"] = "http://snomed.info/sct", ["code"] = code }) },
        ["subject"] = new JsonObject { ["reference"] = $"Patient/{patient}" },
        ["onsetDateTime"] = onset,
    }.ToJsonString();

    private static string Encounter(string patient, string kind, string from, string to, string? method = null, string? provider = null)
    {
        var encounter = new JsonObject
        {
            ["resourceType"] = "Encounter",
            ["status"] = "finished",
            ["class"] = new JsonObject { ["system"] = "http://terminology.hl7.org/CodeSystem/v3-ActCode", ["code"] = kind },
            ["subject"] = new JsonObject { ["reference"] = $"Patient/{patient}" },
            ["period"] = new JsonObject { ["start"] = from, ["end"] = to },
        };
        if (method is not null)
        {
            encounter["hospitalization"] = new JsonObject
            {
                ["extension"] = new JsonArray(new JsonObject
                {
                    ["url"] = "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-AdmissionMethod",
                    ["valueCodeableConcept"] = new JsonObject { ["coding"] = new JsonArray(new JsonObject { ["system"] = "https://fhir.hl7.org.uk/CodeSystem/UKCore-AdmissionMethodEngland", ["code"] = method }) },
                }),
            };
        }

        if (provider is not null) encounter["serviceProvider"] = new JsonObject { ["identifier"] = new JsonObject { ["system"] = "https://fhir.nhs.uk/Id/ods-organization-code", ["value"] = provider } };
        return encounter.ToJsonString();
    }

    /// <summary>The only person there is.</summary>
    private sealed class Row
    {
        private readonly Segment _segment;
        private readonly int _person;

        public Row(PeopleSnapshot people)
        {
            people.People.ShouldBe(1);
            var slice = people.Slices.Last(s => s.Segment.People > 0);
            (_segment, _person) = (slice.Segment, 0);
        }

        public DateOnly? Day(string column) => Days.Date(_segment.Wholes(_segment.Number(column))[_person]);

        public string Word(string column)
        {
            var number = _segment.Number(column);
            return _segment.Columns[number].Words[_segment.Columns[number].Kind == ColumnKind.Small ? _segment.Smalls(number)[_person] : _segment.Wholes(number)[_person]];
        }

        public int Number(string column) => _segment.Smalls(_segment.Number(column))[_person] - 1;

        public bool Is(string column) => (_segment.Flags(_segment.Number(column))[0] & 1) != 0;

        public IReadOnlyList<(DateOnly? Day, int Amount)> Events(string column) => [.. _segment.EventsOf(column).Select(e => (Days.Date(e.Day), e.Amount))];
    }
}
