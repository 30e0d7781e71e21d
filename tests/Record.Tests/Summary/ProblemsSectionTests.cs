namespace Goldthread.Record.Tests.Summary;

public sealed class ProblemsSectionTests
{
    [Theory]
    [InlineData("'clinicalStatus':{'coding':[{'code':'active'}]}", true)]
    [InlineData("'clinicalStatus':{'coding':[{'code':'relapse'}]}", true)]
    [InlineData("'clinicalStatus':{'coding':[{'code':'resolved'}]}", false)]
    [InlineData("'clinicalStatus':{'coding':[{'code':'inactive'}]}", false)]
    [InlineData("'abatementDateTime':'2020'", false)]
    [InlineData("'severity':{'text':'Mild'}", true)]
    public void Read_ClinicalStatus_TellsActiveFromPast(string part, bool active)
    {
        var problems = Given.Record(Given.Gp("{'resourceType':'Condition','code':{'text':'Asthma'}," + part + "}")).Problems;
        (problems.Active.Count, problems.Past.Count).ShouldBe(active ? (1, 0) : (0, 1));
    }

    [Fact]
    public void Read_SameCodeFromTwoSources_IsShownOnceWithBothNamed()
    {
        var problem = Given.Record(Given.Gp(Diabetes("2010-05", "g")), Given.Hospital(Diabetes("2010-05-17", "h"))).Problems.Active.ShouldHaveSingleItem();
        problem.SourceNames.Order().ShouldBe(["Eastfield Surgery", "Wren Hospital"]);
        problem.AlsoFrom.Single().Reference.ShouldBeOneOf("Condition/g", "Condition/h");
    }

    [Fact]
    public void Read_SameCodeYearsApart_StaysTwoEpisodes() =>
        Given.Record(Given.Gp(Diabetes("2010", "g")), Given.Hospital(Diabetes("2016", "h"))).Problems.Active.Count.ShouldBe(2);

    [Fact]
    public void Read_SameCodeTwiceFromOneSource_StaysTwo() =>
        Given.Record(Given.Gp(Diabetes("2010", "a")), Given.Gp(Diabetes("2010", "b"))).Problems.Active.Count.ShouldBe(2);

    [Theory]
    [InlineData("'onsetAge':{'value':45,'unit':'years'}", "aged 45")]
    [InlineData("'onsetAge':{'value':5,'code':'mo'}", "aged 5 months")]
    [InlineData("'onsetString':'in childhood'", "in childhood")]
    [InlineData("'onsetPeriod':{'start':'2019-04'}", "April 2019")]
    [InlineData("'onsetDateTime':'2019'", "2019")]
    public void Read_Onset_IsSaidAsWritten(string part, string began) =>
        Given.Record(Given.Gp("{'resourceType':'Condition','code':{'text':'Asthma'}," + part + "}")).Problems.Active.Single().Began.ShouldBe(began);

    [Fact]
    public void Read_Differential_IsNotShownAsCertain() =>
        Given.Record(Given.Gp("{'resourceType':'Condition','code':{'text':'Stroke'},'verificationStatus':{'coding':[{'code':'differential'}]}}"))
            .Problems.Active.Single().Certainty.ShouldBe("One of several possible");

    [Fact]
    public void Read_NoCode_SaysThatItHasNoName() =>
        Given.Record(Given.Gp("{'resourceType':'Condition'}")).Problems.Active.Single().Text.ShouldBe("Problem with no name");

    private static string Diabetes(string onset, string id) =>
        "{'resourceType':'Condition','id':'" + id + "','code':{'coding':[{'system':'http://snomed.info/sct','code':'44054006','display':'Type 2 diabetes'}]},'onsetDateTime':'" + onset + "'}";
}
