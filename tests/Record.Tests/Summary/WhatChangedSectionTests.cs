using Goldthread.Record.Summary;

namespace Goldthread.Record.Tests.Summary;

public sealed class WhatChangedSectionTests
{
    private static readonly DateTimeOffset Looked = Given.Now.AddDays(-2);

    [Fact]
    public void Read_FirstLook_CountsNothing()
    {
        var changed = Given.Record(Given.Gp("{'resourceType':'Condition'}")).WhatChanged;
        (changed.Count, changed.Words).ShouldBe((0, "You have not looked at this record before."));
    }

    [Fact]
    public void Read_SinceLastLook_CountsByOrganisationAndKind()
    {
        var changed = Since(
            Test("a", "HOSP", 1, -1), Test("b", "HOSP", 1, -1), Test("c", "HOSP", 3, -1), Test("old", "HOSP", 1, -5),
            Given.Entry("{'resourceType':'Condition','id':'d'}", "GP", 2, Given.Now.AddHours(-1)),
            Given.Entry("{'resourceType':'Provenance','id':'e'}", "GP", 1, Given.Now.AddHours(-1)));
        changed.Words.ShouldBe("4 changes since you last looked (Wednesday).");
        changed.Lines.Select(l => l.Text).ShouldBe(["Changed: 1 problem, from Eastfield Surgery", "New: 2 test results. Changed: 1, from Wren Hospital"]);
        changed.Lines[1].References.ShouldBe(["Observation/a", "Observation/b", "Observation/c"]);
    }

    [Fact]
    public void Read_NothingNew_SaysSo() => Since(Test("old", "HOSP", 1, -5)).Words.ShouldBe("Nothing has changed since you last looked (Wednesday).");

    [Fact]
    public void Read_ReceivedAtTheVeryMoment_IsNotNew() => Since(Given.Entry("{'resourceType':'Condition'}", received: Looked)).Count.ShouldBe(0);

    private static WhatChanged Since(params RecordEntry[] entries) => PersonRecord.Read(Given.Input(entries) with { LastLooked = Looked }).WhatChanged;

    private static RecordEntry Test(string id, string source, int version, int days) =>
        Given.Entry("{'resourceType':'Observation','id':'" + id + "','category':[{'coding':[{'code':'laboratory'}]}]}", source, version, Given.Now.AddDays(days));
}
