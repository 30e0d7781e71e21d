using Goldthread.Kernel.Acts;
using Goldthread.Population.Release;
using Goldthread.Population.Tests.Cohorts.Saved;
using Goldthread.Support;

namespace Goldthread.Population.Tests.Release;

/// <summary>The ledger in the store: what was shown stands against what is asked, whoever asks and wherever it is remembered.</summary>
public sealed class ReleaseBookTests
{
    [DatabaseTheory]
    public async Task Answer_LessAFew_IsKeptBackAlsoByAnotherBookOfTheSameStore(DatabaseKind kind)
    {
        await using var world = await World.Start(kind, clock: CohortPlace.Clock());

        (await Ask(Book(world), "everybody", 100)).ShouldBe([LedgerWord.New]);

        (await Ask(Book(world), "all but one", 99)).ShouldBe([LedgerWord.TooNear]);
        (await Ask(Book(world), "all but ten", 90)).ShouldBe([LedgerWord.New]);
        (await Ask(Book(world), "others in number", 88)).ShouldBe([LedgerWord.TooNear], "near to the third");
        (await Ask(Book(world), "everybody", 102)).ShouldBe([LedgerWord.AsBefore], "the same question of nearly the same people");
        (await Rows(world)).ShouldBe(2);
        (await CohortPlace.Acts(world, "count %")).ShouldBe(2, "what shows nothing new writes nothing");
    }

    [Fact]
    public async Task Answer_OnAnotherDay_StillStandsAgainstOtherQuestionsAndNotAgainstItself()
    {
        await using var world = await World.Start(clock: CohortPlace.Clock());
        await Ask(Book(world), "everybody", 100);

        (await Ask(Book(world), "all but one", 99, on: CohortPlace.Today.AddDays(1))).ShouldBe([LedgerWord.TooNear]);
        (await Ask(Book(world), "everybody", 101, on: CohortPlace.Today.AddDays(1))).ShouldBe([LedgerWord.New]);
        (await Ask(Book(world), "all but two", 98, on: CohortPlace.Today.AddDays(ReleaseBook.Days + 1))).ShouldBe([LedgerWord.TooNear], "of the day after");
        (await Ask(Book(world), "all but three", 97, on: CohortPlace.Today.AddDays(ReleaseBook.Days + 2))).ShouldBe([LedgerWord.New], "a month later");
        (await Rows(world)).ShouldBe(1, "what is no longer compared is taken out");
    }

    [Fact]
    public async Task Answer_MoreThanOneMayAskInADay_IsRefusedAndWhatWasSeenIsStillAnswered()
    {
        await using var world = await World.Start(clock: CohortPlace.Clock());
        var book = Book(world);
        var many = Enumerable.Range(1, ReleaseBook.MostADay).Select(i => 20 * i).ToArray();
        (await Ask(book, "many", many)).ShouldAllBe(w => w == LedgerWord.New);

        (await Ask(book, "one more", 7)).ShouldBe([LedgerWord.TooMany]);
        (await Ask(book, "seen", 40)).ShouldBe([LedgerWord.AsBefore]);
        (await Ask(book, "one more", asker: "somebody else", sizes: 7)).ShouldBe([LedgerWord.New]);
        (await Ask(book, "one more", 13, on: CohortPlace.Today.AddDays(1))).ShouldBe([LedgerWord.New]);
    }

    [Fact]
    public async Task Answer_AtOnce_ShowsOneOfTwoThatAreNear()
    {
        await using var world = await World.Start(clock: CohortPlace.Clock());

        var words = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => Ask(Book(world), $"less {i}", 100 - i))));

        words.SelectMany(w => w).Count(w => w == LedgerWord.New).ShouldBeInRange(1, 2, "100 and 95 may both be shown");
    }

    [Fact]
    public async Task Answer_OfTheProfile_IsHeldAgainstItsOwnDayAlone()
    {
        await using var world = await World.Start(clock: CohortPlace.Clock());
        await Ask(Book(world), "profile", asker: ReleaseBook.Profile, sizes: 100);

        (await Ask(Book(world), "less", 98)).ShouldBe([LedgerWord.TooNear]);
        (await Ask(Book(world), "less", 98, on: CohortPlace.Today.AddDays(1))).ShouldBe([LedgerWord.New]);
        (await Ask(Book(world), "profile", asker: ReleaseBook.Profile, on: CohortPlace.Today.AddDays(1), sizes: 99)).ShouldBe([LedgerWord.TooNear], "somebody was shown a count of that day");
        (await Ask(Book(world), "profile", asker: ReleaseBook.Profile, on: CohortPlace.Today.AddDays(2), sizes: 99)).ShouldBe([LedgerWord.New]);
    }

    private static ReleaseBook Book(World world) => new(world.Records, CohortPlace.Clock());

    private static Task<List<LedgerWord>> Ask(ReleaseBook book, string question, params int[] sizes) => Ask(book, question, null, null, sizes);

    private static Task<List<LedgerWord>> Ask(ReleaseBook book, string question, int size, DateOnly on) => Ask(book, question, null, on, size);

    private static async Task<List<LedgerWord>> Ask(ReleaseBook book, string question, string? asker = null, DateOnly? on = null, params int[] sizes)
    {
        var user = CohortPlace.Analyst;
        var asked = sizes.Select((size, i) => new AskedSet(sizes.Length == 1 ? question : $"{question} {i}", Of(size))).ToList();
        return await book.Answer<List<LedgerWord>>(new ReleaseRequest(asker ?? user.Id, on ?? CohortPlace.Today, new Act(user.Acting("pages"), CohortPlace.Noon, Purpose.Planning, $"count {question}")), asked, ReleaseRule.Nhs, said =>
            ([.. said.Select(s => s.Word)], [.. sizes.Select((size, i) => said[i].IsKeptBack ? ReleasedCount.Suppressed : Gate.Release(size, ReleaseRule.Nhs))]));
    }

    private static PeopleSketch Of(int size)
    {
        var sketch = new PeopleSketch();
        for (var i = 1; i <= size; i++) sketch.Add(i);
        return sketch;
    }

    private static async Task<long> Rows(World world) => await world.Records.Read(s => s.Statement("select count(*) from population_release").First(r => r.GetInt64(0), 0));
}
