using Goldthread.Impact.Decisions;

namespace Goldthread.Impact.Tests.Decisions;

public sealed class DecisionTreeTests
{
    private const string Good = """
        {"root":"choose","worth":20000,"parameters":{"p":0.3,"q":"p / 2"},"nodes":{
          "choose":{"kind":"decision","branches":[{"name":"Home","to":"home"},{"name":"Hospital","to":"hospital"}]},
          "home":{"kind":"chance","cost":500,"branches":[{"probability":"p","to":"again"},{"probability":"rest","to":"well"}]},
          "again":{"kind":"decision","branches":[{"to":"hospital"},{"to":"wait"}]},
          "hospital":{"kind":"chance","cost":4000,"branches":[{"probability":"q","to":"ill"},{"probability":"rest","to":"well"}]},
          "wait":{"kind":"end","effect":0.1},"ill":{"kind":"end","effect":0.5},"well":{"kind":"end","effect":0.9}}}
        """;

    [Fact]
    public void Fold_ChoiceBelowTheRoot_IsMadeForTheHighestNetBenefit()
    {
        var options = TreeReader.Read(Good).Value.Options;
        var hospital = (0.15 * 0.5) + (0.85 * 0.9);
        options[0].ShouldBe(new Option("Home", 500 + (0.3 * 4000), (0.3 * hospital) + (0.7 * 0.9)));
        options[1].Effect.ShouldBeNear(hospital, 1e-15);
    }

    [Fact]
    public void Paths_OfEachStrategy_SumToOneAndToItsExpectedValues()
    {
        var tree = TreeReader.Read(Good).Value;
        foreach (var option in tree.Options)
        {
            var paths = tree.Paths.Where(p => p.Strategy == option.Name).ToList();
            paths.Sum(p => p.Chance).ShouldBe(1, 1e-15);
            paths.Sum(p => p.Chance * p.Cost).ShouldBeNear(option.Cost, 1e-14);
            paths.Sum(p => p.Chance * p.Effect).ShouldBeNear(option.Effect, 1e-14);
        }
    }

    [Theory]
    [InlineData("\"to\":\"wait\"", "\"to\":\"home\"", "leads back")]
    [InlineData("\"to\":\"wait\"", "\"to\":\"gone\"", "no node")]
    [InlineData("\"p\":0.3", "\"p\":1.3", "from 0 to 1")]
    [InlineData("\"probability\":\"rest\",\"to\":\"well\"}]},\n  \"again\"", "\"probability\":0.1,\"to\":\"well\"}]},\n  \"again\"", "sum to")]
    [InlineData("\"worth\":20000,", "", "worth")]
    [InlineData("\"cost\":500", "\"cost\":-500", "saving")]
    [InlineData("\"root\":\"choose\"", "\"root\":\"begin\"", "no node")]
    public void Read_BadTree_IsRefusedWithTheReason(string was, string becomes, string reason)
    {
        Good.ShouldContain(was);
        TreeReader.Read(Good.Replace(was, becomes, StringComparison.Ordinal)).Faults.ShouldContain(f => f.ToString().Contains(reason, StringComparison.Ordinal));
    }
}
