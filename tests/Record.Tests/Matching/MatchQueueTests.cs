using Goldthread.Record.Matching;
using Goldthread.Record.People;

namespace Goldthread.Record.Tests.Matching;

/// <summary>Which pairs come into the queue, and which do not.</summary>
public sealed class MatchQueueTests
{
    [Theory]
    [InlineData("02")]
    [InlineData("03")]
    [InlineData("04")]
    [InlineData("05")]
    [InlineData("06")]
    [InlineData(null)]
    public async Task Refresh_NumberNotVerified_IsListedWithThePersonItCouldBe(string? status)
    {
        await using var place = await Matched.Start();
        var gp = await place.Send("a", "GP1", Matched.One, "01", "Edith", "Smith", "1942-07-05");
        var charity = await place.Send("c", "VS1", status is null ? null : Matched.One, status, "Edie", "Smyth", "1942-07-05");

        var line = (await place.Queue()).ShouldHaveSingleItem();

        (line.Pair.A, line.Pair.B, line.Pair.Kind).ShouldBe((charity, gp, MatchKind.NotVerified));
        line.Score.Probability.ShouldBeGreaterThan(0.9);
    }

    [Fact]
    public async Task Refresh_PersonComesAfterTheRecordToMatch_IsListedToo()
    {
        await using var place = await Matched.Start();
        await place.Send("c", "VS1", null, null, "Edie", "Smith", "1942-07-05");
        (await place.Queue()).ShouldBeEmpty();

        await place.Send("a", "GP1", Matched.One, "01", "Edith", "Smith", "1942-07-05");

        (await place.Queue()).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("1942-05-07", "Edith", "Smith")]
    [InlineData("1942-07-06", "Edith", "Smith")]
    [InlineData("1942-07-05", "Peggy", "Jones")]
    public async Task Refresh_SlipInOneField_IsStillFound(string born, string given, string family)
    {
        await using var place = await Matched.Start();
        await place.Send("a", "GP1", Matched.One, "01", "Edith Margaret", "Smith", "1942-07-05");

        await place.Send("c", "VS1", Matched.One, "03", given, family, born);

        (await place.Queue()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Refresh_VerifiedTwins_AreNotListed()
    {
        await using var place = await Matched.Start();
        await place.Send("a", "GP1", Matched.One, "01", "Edith", "Smith", "1942-07-05");
        await place.Send("b", "GP1", Matched.Two, "01", "Joan", "Smith", "1942-07-05");

        (await place.Queue()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Refresh_TwinWithoutANumber_IsListedAsPerhapsATwin()
    {
        await using var place = await Matched.Start();
        await place.Send("a", "GP1", Matched.One, "01", "Edith", "Smith", "1942-07-05");
        await place.Send("b", "HOSP1", null, null, "Joan", "Smith", "1942-07-05");

        var line = (await place.Queue()).ShouldHaveSingleItem();

        line.Score.Probability.ShouldBeLessThan(0.5);
        line.Score.Contributions.ShouldContain(c => c.What == "They may be twins");
    }

    [Fact]
    public async Task Refresh_TwoRecordsOfOneOrganisation_AreADuplicate()
    {
        await using var place = await Matched.Start();
        await place.Send("a", "HOSP1", null, null, "Edith", "Smith", "1942-07-05");
        await place.Send("b", "HOSP1", null, null, "Edith", "Smith", "1942-07-05");

        (await place.Queue()).ShouldHaveSingleItem().Pair.Kind.ShouldBe(MatchKind.Duplicate);
    }

    [Fact]
    public async Task Refresh_TwoVerifiedNumbersAndAllElseTheSame_AreListed()
    {
        await using var place = await Matched.Start();
        await place.Send("a", "GP1", Matched.One, "01", "Edith", "Smith", "1942-07-05");
        await place.Send("b", "GP2", Matched.Two, "01", "Edith", "Smith", "1942-07-05");

        (await place.Queue()).ShouldHaveSingleItem().Pair.Kind.ShouldBe(MatchKind.TwoNumbers);
    }

    [Fact]
    public async Task Refresh_NumberVerifiedLater_LeavesTheQueue()
    {
        await using var place = await Matched.Start();
        await place.Send("a", "GP1", Matched.One, "01", "Edith", "Smith", "1942-07-05");
        await place.Send("c", "VS1", null, null, "Edie", "Smith", "1942-07-05");
        (await place.Queue()).Count.ShouldBe(1);

        await place.Send("c", "VS1", Matched.One, "01", "Edie", "Smith", "1942-07-05");

        (await place.Queue()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Later_APair_WaitsApartAndKeepsItsPlace()
    {
        await using var place = await Matched.Start();
        var gp = await place.Send("a", "GP1", Matched.One, "01", "Edith", "Smith", "1942-07-05");
        var charity = await place.Send("c", "VS1", null, null, "Edie", "Smith", "1942-07-05");

        await place.Decide(charity, gp, DecisionKind.Later);
        await place.Send("c", "VS1", null, null, "Edith", "Smith", "1942-07-05");

        (await place.Queue()).ShouldBeEmpty();
        (await place.Queue(MatchState.Later)).Count.ShouldBe(1);
    }
}
