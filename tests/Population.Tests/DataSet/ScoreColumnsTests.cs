using Goldthread.Kernel.Values;
using Goldthread.Population.Cohorts.Language;
using Goldthread.Population.Cohorts.Running;
using Goldthread.Population.DataSet;
using Goldthread.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Goldthread.Population.Tests.DataSet;

/// <summary>Scores as columns, from what real requests wrote into a store.</summary>
public sealed class ScoreColumnsTests : IDisposable
{
    private const string Icd = "http://hl7.org/fhir/sid/icd-10";

    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("goldthread-scores").FullName;

    private static SetClock Clock() => new() { Now = new DateTimeOffset(2026, 9, 30, 12, 0, 0, TimeSpan.Zero) };

    public void Dispose() => System.IO.Directory.Delete(_folder, recursive: true);

    [DatabaseTheory]
    public async Task Refresh_AStayWithDiagnoses_HasTheScoresThatTheHandWorksOut(DatabaseKind kind)
    {
        await using var world = await World.Start(kind, clock: Clock());
        await Edie(world);

        var people = await Fresh(world);

        // F05 3.2, W19 3.2, N18 1.4, N39 3.2.
        Is(people, "hospital_frailty > 10.9 and hospital_frailty < 11.1 and hospital_frailty_band = \"intermediate\"");

        // Dementia (delirium upon it) 1, heart failure 1, kidneys 2, diabetes 1; heart failure 7 and kidneys 5.
        Is(people, "charlson = 5 and elixhauser = 12");
        Is(people, "charlson_year_before = 1 and elixhauser_year_before = 0 and hospital_frailty_year_before is not known");
        Is(people, "efi_deficits is not known and efi_band is not known");

        // By hand: heart failure, chronic kidney disease, diabetes (domain rule N13).
        Is(people, "long_term_conditions = 3");
        Is(people, "falls = 1 and has fall in the last 12 months");
        Is(people, "segment = \"limited_reserve\"");
        Is(people, "not care_plan and not coordinator and count of medication_review = 0");
    }

    [Fact]
    public async Task Refresh_SevereFrailtyAndThreeConditions_CanBeAskedForAsACohort()
    {
        await using var world = await World.Start(clock: Clock());
        var edie = await Edie(world);
        var surgery = await world.Professional("GP1");
        await surgery.Add($$$"""{"resourceType":"Condition","code":{"coding":[{"system":"http://snomed.info/sct","code":"925861000000102"}]},"subject":{"reference":"Patient/{{{edie}}}"},"onsetDateTime":"2026-01-05"}""");

        var people = await Fresh(world);

        Is(people, "has severe_frailty and long_term_conditions >= 3");
        Is(people, "segment = \"frailty\"");
    }

    [Fact]
    public async Task Refresh_PlanTeamAndReview_AreSeenAndEndWithTheirDay()
    {
        await using var world = await World.Start(clock: Clock());
        var edie = await Edie(world);
        var surgery = await world.Professional("GP1");
        await surgery.Add($$$"""{"resourceType":"CarePlan","status":"active","intent":"plan","subject":{"reference":"Patient/{{{edie}}}"},"period":{"start":"2026-01-01"}}""");
        var team = await surgery.Add($$$"""{"resourceType":"CareTeam","status":"active","subject":{"reference":"Patient/{{{edie}}}"},"participant":[{"role":[{"text":"Care coordinator"}],"member":{"display":"Tom"}}]}""");
        await surgery.Add($$$"""{"resourceType":"Encounter","status":"finished","class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"AMB"},"subject":{"reference":"Patient/{{{edie}}}"},"period":{"start":"2026-05-01T10:00:00+01:00","end":"2026-05-01T10:20:00+01:00"},"reasonCode":[{"text":"Medication review"}]}""");

        var people = await Fresh(world);

        Is(people, "care_plan and coordinator and has medication_review in the last 12 months");

        (await surgery.Put($"CareTeam/{team}", $$$"""{"resourceType":"CareTeam","id":"{{{team}}}","status":"inactive","subject":{"reference":"Patient/{{{edie}}}"},"participant":[{"role":[{"text":"Care coordinator"}],"member":{"display":"Tom"}}]}""")).Status.ShouldBe(200);
        Is(await Fresh(world), "care_plan and not coordinator");
    }

    [Fact]
    public async Task Refresh_WithTheOperatorsList_HasTheIndexAndAnotherListIsAnotherDataSet()
    {
        var list = Path.Combine(_folder, "efi.csv");
        File.WriteAllText(list, "deficit,terminology,code,term\nfalls,snomed,217082002,fall\nheart,snomed,84114007,heart failure\n");
        await using var world = await World.Start(clock: Clock(), settings: ["--Goldthread:Risk:FrailtyCodes", list]);
        var edie = await Edie(world);
        var surgery = await world.Professional("GP1");
        await surgery.Add($$$"""{"resourceType":"Condition","code":{"coding":[{"system":"http://snomed.info/sct","code":"84114007"}]},"subject":{"reference":"Patient/{{{edie}}}"},"onsetDateTime":"2026-01-05"}""");

        Is(await Fresh(world), "efi_deficits = 1 and efi_band = \"fit\" and efi_deficits_year_before = 0");

        await using var without = await world.Restart(Clock());
        Is(await Fresh(without), "efi_deficits is not known");
    }

    /// <summary>Asks of the only person there is, by the compiler over columns.</summary>
    private static void Is(PeopleSnapshot people, string test)
    {
        people.People.ShouldBe(1);
        var catalogue = DataCatalogue.Of(DataColumns.All);
        var read = CohortParser.Parse($"# Asked\nas at 2026-09-30\ninclude {test}\n", catalogue, people.On);
        read.Value.ShouldNotBeNull(string.Join(' ', read.Errors.Select(e => e.Message)));
        people.Count(s => new CohortCompiler(s, catalogue).Steps(read.Value)).In.ShouldBe(1, test);
    }

    private static async Task<PeopleSnapshot> Fresh(World world)
    {
        await world.DeliverEvents();
        return await world.Services.GetRequiredService<DataSets>().Refresh();
    }

    private static async Task<string> Edie(World world)
    {
        var surgery = await world.Professional("GP1");
        var id = await surgery.Add($$$"""
            {"resourceType":"Patient","gender":"female","birthDate":"1941-03-02","name":[{"family":"Smith","given":["Edie"]}],
             "identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"{{{NhsNumber.Synthetic(1)}}}"}]}
            """);
        await surgery.Add($$$"""{"resourceType":"Condition","code":{"coding":[{"system":"{{{Icd}}}","code":"E11.9"}]},"subject":{"reference":"Patient/{{{id}}}"},"onsetDateTime":"2020-05-01"}""");
        var coded = ((string[])["F05.1", "W19.9", "I50.9", "N18.3", "N39.0"]).Select((code, i) => (Code: code, Id: $"d{i}")).ToList();
        var contained = string.Join(',', coded.Select(c => $$$"""{"resourceType":"Condition","id":"{{{c.Id}}}","subject":{"reference":"Patient/{{{id}}}"},"code":{"coding":[{"system":"{{{Icd}}}","code":"{{{c.Code}}}"}]}}"""));
        var ranked = string.Join(',', coded.Select(c => $$$"""{"condition":{"reference":"#{{{c.Id}}}"}}"""));
        await surgery.Add($$$"""
            {"resourceType":"Encounter","status":"finished","class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"IMP"},"subject":{"reference":"Patient/{{{id}}}"},
             "contained":[{{{contained}}}],"diagnosis":[{{{ranked}}}],"period":{"start":"2026-08-01T09:00:00+01:00","end":"2026-08-05T15:00:00+01:00"},
             "hospitalization":{"extension":[{"url":"https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-AdmissionMethod","valueCodeableConcept":{"coding":[{"code":"21"}]}}]}}
            """);
        return id;
    }
}
