using Goldthread.Population.Cohorts.Language;
using Xunit.Abstractions;

namespace Goldthread.Population.Tests.Cohorts;

/// <summary>Cohorts by chance: what is printed is read again as the same, and SQL gives the same people and counts as the plain evaluator.</summary>
public sealed class AgreementTests(ITestOutputHelper output)
{
    private const int Printed = 3_000;
    private const int People = 50;

    /// <summary>GOLDTHREAD_RANDOM_COHORTS asks for more in a long run.</summary>
    private static readonly int Drawn = int.TryParse(Environment.GetEnvironmentVariable("GOLDTHREAD_RANDOM_COHORTS"), out var drawn) ? drawn : 400;

    [Fact]
    public void Print_OfAnyCohort_IsReadAsTheSame()
    {
        var random = new RandomCohorts(new Random(20260930), isExact: false);
        var printer = new Printer(Place.Catalogue);
        for (var i = 0; i < Printed; i++)
        {
            var cohort = random.Cohort($"Cohort {i}", new InCohort("A \"quoted\" one", null), new InCohort("Other", 3));
            var text = printer.Print(cohort);
            var read = CohortParser.Parse(text, Place.Catalogue, Place.AsAt);
            read.Errors.ShouldBeEmpty(text);
            printer.Print(read.Value!).ShouldBe(text);
            read.Value.ShouldBe(cohort, text);
        }
    }

    [Fact]
    public void Parse_OfWordsByChance_GivesACohortOrAnError()
    {
        var chance = new Random(12);
        var printer = new Printer(Place.Catalogue);
        string[] words = [.. Words.Reserved, .. Place.Catalogue.Person.Select(c => c.Name), .. Place.Catalogue.Tables.Select(t => t.Name), .. Place.Catalogue.CodeSets.Select(c => $"\"{c.Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\""),
            "date", "value", "nights", "1", "2.5", "2026-01-31", "(", ")", "(", ")", ",", ".", "=", "<", ">=", "+", "-", "*", "//", "^", "\n", "#", "\"", "age", "age", "carer", "carer"];
        var read = 0;
        for (var i = 0; i < 60_000; i++)
        {
            var text = "# A\nas at 2026-09-30\ninclude " + string.Join(' ', Enumerable.Range(0, chance.Next(1, 9)).Select(_ => words[chance.Next(words.Length)]));
            var reading = CohortParser.Parse(text, Place.Catalogue, Place.AsAt);
            if (reading.Value is null) reading.Errors.ShouldNotBeEmpty(text);
            else CohortParser.Parse(printer.Print(reading.Value), Place.Catalogue, Place.AsAt).Value.ShouldBe(reading.Value, text);
            if (reading.Value is not null) read++;
        }

        output.WriteLine($"{read} of 60000 texts can be read.");
        read.ShouldBeGreaterThan(50);
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Draw_InSql_GivesTheSamePeopleAndCounts(bool onPostgres)
    {
        await using var store = await FramesStore.Open(onPostgres);
        var chance = new Random(611);
        var frames = Place.People(People, chance);
        var layout = await store.Fill("place", Place.Catalogue, frames);
        var random = new RandomCohorts(chance, isExact: true);
        var earlier = new Dictionary<string, Cohort>();
        Cohort? Find(string name, int? version) => earlier.GetValueOrDefault(name);
        var evaluator = new Evaluator(frames, Place.Catalogue, Find);
        var table = new CohortTable(layout, Place.Catalogue, store.Database.Dialect, Find);
        var different = new List<string>();
        var some = 0;
        for (var i = 0; i < Drawn; i++)
        {
            var cohort = random.Cohort($"Cohort {i}", [.. earlier.Keys.Take(3).Select(n => new InCohort(n, null))]);
            earlier[cohort.Name] = cohort;
            var expected = evaluator.Draw(cohort);
            var seen = await store.Database.Read(s => table.Draw(s, cohort));
            if (expected.People.Count is > 0 and < People) some++;
            if (seen != expected) different.Add($"{new Printer(Place.Catalogue).Print(cohort)}expected {expected.People.Count}: {string.Join(' ', expected.People)}\nseen {seen.People.Count}: {string.Join(' ', seen.People)}");
        }

        different.ShouldBeEmpty();
        output.WriteLine($"{Drawn} cohorts over {People} people, {different.Count} differ; {some} hold some of the people and not all.");
        some.ShouldBeGreaterThan(Drawn / 5);
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Values_InSql_AreTheSame(bool onPostgres)
    {
        await using var store = await FramesStore.Open(onPostgres);
        var chance = new Random(711);
        var frames = Place.People(People, chance);
        var layout = await store.Fill("place", Place.Catalogue, frames);
        var random = new RandomCohorts(chance, isExact: true);
        var evaluator = new Evaluator(frames, Place.Catalogue);
        var table = new CohortTable(layout, Place.Catalogue, store.Database.Dialect);
        var everybody = new Cohort("Everybody", Place.AsAt, []);
        var types = Enum.GetValues<ColumnType>();
        var different = new List<string>();
        var known = 0;
        for (var i = 0; i < Drawn; i++)
        {
            var value = random.Of(types[i % types.Length], 3);
            var seen = await store.Database.Read(s => table.Values(everybody, value).In(s).List(r => (Person: r.GetInt64(0), Value: r.IsDBNull(1) ? null : r.GetString(1))));
            var expected = seen.ConvertAll(r => evaluator.Value(value, r.Person, Place.AsAt));
            if (expected.Exists(v => v is not null)) known++;
            different.AddRange(seen.Where((r, n) => !ValueText.IsSame(value.Type, ValueText.OfStored(value.Type, r.Value), ValueText.Of(expected[n]))).Take(1).Select(r => $"{new Printer(Place.Catalogue).Print(value)}: {r.Person} is {r.Value ?? "unknown"}, not {evaluator.Value(value, r.Person, Place.AsAt) ?? "unknown"}"));
        }

        output.WriteLine($"{Drawn} values of {People} people, {different.Count} differ; {known} are known for somebody.");
        different.ShouldBeEmpty();
        known.ShouldBeGreaterThan(Drawn / 2);
    }
}
