using Goldthread.Impact.Cohorts;

namespace Goldthread.Impact.Tests.Cohorts;

public sealed class CohortFileTests
{
    private const string Good = """
        {"states":["Well","Ill","Dead"],"dead":["Dead"],"start":{"Well":1},"cycles":10,"startAge":60,"discount":{"costs":0.035,"effects":0.035},
         "tables":{"mortality":{"by":"age","from":60,"values":[0.01,0.011,0.012,0.013,0.014,0.015,0.016,0.017,0.018,0.019]}},
         "parameters":{"fall":0.2},
         "transitions":{"Well":{"Well":"rest","Ill":"fall","Dead":"probability(mortality)"},"Ill":{"Ill":"rest","Dead":0.1}},
         "costs":{"Well":100,"Ill":1000},"utilities":{"Well":0.9,"Ill":0.5}}
        """;

    [Fact]
    public void Read_GoodFile_IsTaken() => CohortFile.Read(Good).Faults.ShouldBeEmpty();

    public static TheoryData<string, string, string, string> Bad => new()
    {
        { "\"fall\":0.2", "\"fall\":1.2", "transitions.Well.Ill", "from 0 to 1" },
        { "\"fall\":0.2", "\"fall\":0.995", "transitions.Well", "more than 1" },
        { "\"Ill\":\"rest\",\"Dead\":0.1", "\"Ill\":0.8,\"Dead\":0.1", "transitions.Ill", "sums to" },
        { "\"Ill\":1000", "\"Ill\":-5", "costs.Ill", "saving" },
        { "\"Ill\":0.5", "\"Ill\":1.5", "utilities.Ill", "from -1 to 1" },
        { "\"Ill\":1000", "\"Sick\":1000", "costs.Sick", "no state" },
        { "\"cycles\":10", "\"cycles\":101", "cycles", "at most 100" },
        { "\"cycles\":10", "\"cycles\":0", "cycles", "no time passes" },
        { "\"cycles\":10", "\"cycles\":11", "tables", "no value for age 70" },
        { "\"cycles\":10", "\"cycles\":10,\"tunnels\":{\"Ill\":11}", "tunnels.Ill", "longer than the horizon" },
        { "\"fall\":0.2", "\"fall\":\"NaN\"", "parameters.fall", "NaN" },
        { "\"fall\":0.2", "\"fall\":\"fall + 1\"", "parameters.fall", "made of itself" },
        { "\"fall\":0.2", "\"fall\":\"0/0\"", "transitions.Well.Ill", "NaN" },
        { "\"Ill\":\"fall\"", "\"Ill\":\"faII\"", "transitions.Well.Ill", "no parameter" },
        { "\"Ill\":\"fall\"", "\"Ill\":\"fall * timeInState / 10\"", "transitions.Well.Ill", "no tunnel" },
        { "\"start\":{\"Well\":1}", "\"start\":{\"Well\":0.9}", "start", "sum to 1" },
        { "\"dead\":[\"Dead\"]", "\"dead\":[\"Gone\"]", "dead", "no state" },
        { "\"Ill\":{\"Ill\":\"rest\",\"Dead\":0.1}", "\"Ill\":{\"Ill\":\"rest\",\"Dead\":0.1},\"Dead\":{\"Well\":0.1}", "transitions.Dead.Well", "dead" },
        { "\"costs\":0.035", "\"costs\":3.5", "discount.costs", "0 to 1" },
        { "\"startAge\":60", "\"startage\":60", "startage", "not known" },
        { "\"parameters\":{\"fall\":0.2}", "\"parameters\":{\"fall\":0.2},\"uncertain\":{\"fall\":{\"distribution\":\"beta\",\"mean\":0.2,\"se\":0.5}}", "uncertain.fall.se", "below" },
        { "\"parameters\":{\"fall\":0.2}", "\"parameters\":{\"fall\":0.2},\"correction\":\"simpson-textbook\",\"ratios\":[{\"from\":\"Ill\",\"to\":\"Ill\",\"hazardRatio\":2}]", "ratios[0]", "rest" },
        { "\"parameters\":{\"fall\":0.2}", "\"parameters\":{\"fall\":0.2},\"strategies\":{\"B\":{\"parameters\":{\"fell\":0.1}}}", "strategies.B.parameters.fell", "no parameter" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Read_BadField_IsRefusedWithItsPathAndTheReason(string was, string becomes, string path, string reason)
    {
        Good.ShouldContain(was);
        var read = CohortFile.Read(Good.Replace(was, becomes, StringComparison.Ordinal));
        read.Succeeded.ShouldBeFalse();
        read.Faults.ShouldContain(f => f.Path == path && f.Message.Contains(reason, StringComparison.Ordinal), string.Join("\n", read.Faults));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"states\":3,\"states\":4}")]
    public void Read_NoModel_IsRefused(string text) => CohortFile.Read(text).Succeeded.ShouldBeFalse();
}
