using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Acts;
using Goldthread.Record.Access;
using Goldthread.Record.Privacy;

namespace Goldthread.Record.Tests.Privacy;

/// <summary>Each rule over rows made for it.</summary>
public sealed class UnusualRulesTests
{
    private static readonly DateTimeOffset Noon = new(2025, 3, 3, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Ann Jones", "Jones", true)]
    [InlineData("Ann JONES", "Jonés", true)]
    [InlineData("Ann Jones", "Johnson", false)]
    [InlineData("", "", false)]
    public void OwnFamilyName_ComparesWithoutCaseOrAccents(string reader, string person, bool found) =>
        UnusualRules.OwnFamilyName([Look(reader, 1, family: person)]).Any().ShouldBe(found);

    [Fact]
    public void OwnFamilyName_SeenOften_IsOneFindingThatDoesNotTellTheName()
    {
        var found = UnusualRules.OwnFamilyName([Look("Ann Jones", 1, family: "Jones"), Look("Ann Jones", 1, family: "Jones", at: Noon.AddDays(1)), Look("Ann Jones", 2, family: "Jones")]).ToList();

        found.Count.ShouldBe(2);
        found.ShouldAllBe(f => !f.Words.Contains("Jones", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ZZ1 1AA", true)]
    [InlineData("ZZ1 1AB", false)]
    [InlineData("", false)]
    public void Neighbour_HasTheReadersPostcode(string postcode, bool found)
    {
        var homes = new Dictionary<string, string> { ["ann"] = "ZZ1 1AA" };

        UnusualRules.Neighbour([Look("Ann", 1, postcode: postcode, user: "ann"), Look("Bob", 2, postcode: "ZZ1 1AA", user: "bob")], homes).Any().ShouldBe(found);
    }

    [Theory]
    [InlineData(49, 10, false)]
    [InlineData(50, 10, true)]
    [InlineData(60, 20, false)]
    [InlineData(61, 20, true)]
    public void HighVolume_IsMoreThanThreeTimesTheUsualAndAtLeastFifty(int people, int usual, bool found)
    {
        var looks = Day("ann", people).Concat(Enumerable.Range(0, 4).SelectMany(i => Day("other" + i, usual))).ToList();

        var findings = UnusualRules.HighVolume(looks).ToList();

        findings.Select(f => f.Who.User).ShouldBe(found ? ["ann"] : []);
        findings.ShouldAllBe(f => f.Person == PersonKey.Place);
    }

    [Fact]
    public void HighVolume_TheSamePeopleOftenOrInAnotherRole_IsNotCounted()
    {
        var same = Enumerable.Range(0, 200).Select(i => Look("Ann", i % 5, user: "ann"));
        var usual = Enumerable.Range(0, 4).SelectMany(i => Day("other" + i, 5));
        var clerks = Enumerable.Range(0, 3).SelectMany(i => Day("clerk" + i, 60, role: "pharmacist"));

        UnusualRules.HighVolume([.. same, .. usual, .. clerks]).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(23, true)]
    [InlineData(5, true)]
    [InlineData(6, false)]
    [InlineData(21, false)]
    public void AtNight_IsFromTenToSixInEngland(int hour, bool found)
    {
        var at = new DateTimeOffset(2025, 3, 3, hour, 0, 0, TimeSpan.Zero);
        var looks = Day("ann", 25, at).Concat(Enumerable.Range(0, 4).SelectMany(i => Day("other" + i, 2, at))).ToList();

        UnusualRules.AtNight(looks).Any().ShouldBe(found);
    }

    [Fact]
    public void AtNight_InSummer_IsOneHourEarlierByUniversalTime()
    {
        var at = new DateTimeOffset(2025, 7, 3, 21, 30, 0, TimeSpan.Zero);

        UnusualRules.AtNight([.. Day("ann", 25, at), .. Day("bob", 2, at), .. Day("cid", 2, at)]).ShouldHaveSingleItem().About.ShouldBe("2025-07-03");
    }

    [Theory]
    [InlineData(AlertKinds.Claimed, 14, false, true)]
    [InlineData(AlertKinds.Emergency, 14, false, true)]
    [InlineData(AlertKinds.Claimed, 13, false, false)]
    [InlineData(AlertKinds.Claimed, 14, true, false)]
    [InlineData(AlertKinds.SealOpened, 14, false, false)]
    public void NoLaterContact_IsAskedWhenTheTimeIsOver(string kind, int days, bool contacted, bool found)
    {
        var alert = new Alert("1-2", kind, Noon, "ann", "Ann", "ED", new PersonKey(1, 1), "words");

        UnusualRules.NoLaterContact([alert], _ => contacted, Noon.AddDays(days)).Any().ShouldBe(found);
    }

    private static IEnumerable<Look> Day(string user, int people, DateTimeOffset? at = null, string role = "gp") =>
        Enumerable.Range(0, people).Select(i => Look("A " + user, i, user: user, at: at, role: role));

    private static Look Look(string name, int person, string family = "", string postcode = "", string user = "ann", DateTimeOffset? at = null, string role = "gp") => new(
        new Actor(user, name, "GP1", role, "pages"), at ?? Noon, new LookedAt("n" + person, new PersonKey(1, person + 1), family, postcode));
}
