using Goldthread.Record.Summary;

namespace Goldthread.Record.Tests.Summary;

public sealed class PlansAndGoalsSectionTests
{
    [Theory]
    [InlineData("{'reference':'Patient/p'}", ChosenBy.ThePerson, "Chosen by the person")]
    [InlineData("{'reference':'RelatedPerson/1'}", ChosenBy.FamilyOrCarer, "Put forward by family or a carer")]
    [InlineData("{'reference':'Practitioner/1'}", ChosenBy.Professional, "Suggested by a professional")]
    [InlineData("{}", ChosenBy.NotRecorded, "Who chose it is not recorded")]
    public void Read_Goal_SaysWhoChoseIt(string by, ChosenBy chosen, string words)
    {
        var goal = Given.Record(Given.Gp("{'resourceType':'Patient','id':'p'}"), Given.Gp("{'resourceType':'Goal','lifecycleStatus':'active','description':{'text':'Walk to the shop'},'expressedBy':" + by + "}"))
            .PlansAndGoals.Goals.Single();
        (goal.ChosenBy, goal.ChosenByWords).ShouldBe((chosen, words));
    }

    [Fact]
    public void Read_PersonsGoal_StandsBeforeOthers() => Given.Record(
        Given.Gp("{'resourceType':'Goal','lifecycleStatus':'active','description':{'text':'HbA1c below 53'},'expressedBy':{'reference':'Practitioner/1'},'target':[{'dueDate':'2025-11-01'}]}"),
        Given.Gp("{'resourceType':'Goal','lifecycleStatus':'active','description':{'text':'Walk to the shop'},'expressedBy':{'reference':'Patient/p'}}"))
        .PlansAndGoals.Goals.Select(g => g.Text).ShouldBe(["Walk to the shop", "HbA1c below 53"]);

    [Fact]
    public void Read_Target_IsSaidWithItsMeasureAndDate()
    {
        var goal = Given.Record(Given.Gp("""
            {'resourceType':'Goal','lifecycleStatus':'active','description':{'text':'Lose weight'},'achievementStatus':{'coding':[{'display':'Improving'}]},
             'target':[{'measure':{'text':'Weight'},'detailQuantity':{'value':70,'unit':'kg'},'dueDate':'2025-12-01'}]}
            """)).PlansAndGoals.Goals.Single();
        (goal.Target, goal.Due!.Value.DateWords, goal.Progress).ShouldBe(("Weight: 70 kg", "1 December 2025", "Improving"));
    }

    [Fact]
    public void Read_Plan_ListsActivitiesAndWhatItIsFor()
    {
        var plan = Given.Record(
            Given.Gp("{'resourceType':'Condition','id':'c','code':{'text':'Heart failure'}}"),
            Given.Gp("{'resourceType':'ServiceRequest','id':'s','status':'active','code':{'text':'Physiotherapy'}}"),
            Given.Gp("""
            {'resourceType':'CarePlan','status':'active','title':'Staying well','addresses':[{'reference':'Condition/c'}],'goal':[{'reference':'Goal/g'}],
             'activity':[{'detail':{'code':{'text':'Weigh daily'}}},{'reference':{'reference':'ServiceRequest/s'}},{'detail':{'doNotPerform':true,'description':'Lift'}}]}
            """)).PlansAndGoals.Plans.Single();
        plan.Activities.ShouldBe(["Weigh daily", "Physiotherapy", "Not to be done: Lift"]);
        plan.Addresses.ShouldBe(["Heart failure"]);
        plan.Goals.ShouldBe(["Goal/g"]);
    }

    [Theory]
    [InlineData("active", 1, 0)]
    [InlineData("completed", 0, 1)]
    [InlineData("revoked", 0, 1)]
    [InlineData("draft", 0, 0)]
    public void Read_PlanStatus_TellsCurrentFromPast(string status, int current, int past)
    {
        var plans = Given.Record(Given.Gp("{'resourceType':'CarePlan','status':'" + status + "'}")).PlansAndGoals;
        (plans.Plans.Count, plans.PastPlans.Count).ShouldBe((current, past));
    }
}

public sealed class DocumentsSectionTests
{
    [Fact]
    public void Read_DocumentReference_HasItsFileAndSort()
    {
        var letter = Given.Record(Given.Hospital("""
            {'resourceType':'DocumentReference','status':'current','type':{'text':'Discharge summary'},'description':'Discharged after a fall','content':[{'attachment':{'contentType':'application/pdf','url':'Binary/1','size':1200,'title':'Letter'}}]}
            """)).Documents.Items.Single();
        (letter.Text, letter.Sort, letter.Files.Single()).ShouldBe(("Discharged after a fall", "Discharge summary", new DocumentFile("Letter", "application/pdf", "Binary/1", 1200)));
    }

    [Theory]
    [InlineData("{'resourceType':'DiagnosticReport','status':'final','code':{'text':'Chest X-ray'},'conclusion':'Clear'}", 1)]
    [InlineData("{'resourceType':'DiagnosticReport','status':'final','code':{'text':'ECG'},'presentedForm':[{'contentType':'application/pdf'}]}", 1)]
    [InlineData("{'resourceType':'DiagnosticReport','status':'final','code':{'text':'Lipids'},'result':[{'reference':'Observation/1'}]}", 0)]
    [InlineData("{'resourceType':'DocumentReference','status':'superseded','description':'Old'}", 0)]
    [InlineData("{'resourceType':'Composition','status':'final','title':'Discharge','section':[{'title':'Plan'}]}", 1)]
    [InlineData("{'resourceType':'Composition','status':'final','title':'About me','section':[{'title':'Wellness'}]}", 0)]
    public void Read_Reports_OnlyThoseWithWordsOrFilesAreDocuments(string json, int count) => Given.Record(Given.Hospital(json)).Documents.Items.Count.ShouldBe(count);
}

public sealed class ProceduresSectionTests
{
    [Fact]
    public void Read_NotDone_SaysSo()
    {
        var procedure = Given.Record(Given.Hospital("{'resourceType':'Procedure','status':'not-done','code':{'text':'Hip replacement'},'statusReason':{'text':'Not well enough'}}")).Procedures.Items.Single();
        (procedure.Text, procedure.Reason).ShouldBe(("Not done: Hip replacement", "Not well enough"));
    }

    [Theory]
    [InlineData("2025-09-01", 1)]
    [InlineData("2025-09-02", 2)]
    public void Read_SameCodeFromTwoSources_IsOneOnTheSameDay(string day, int count) => Given.Record(
        Given.Hospital("{'resourceType':'Procedure','status':'completed','code':{'text':'Hip replacement'},'performedDateTime':'2025-09-01T10:00:00Z'}"),
        Given.Gp("{'resourceType':'Procedure','status':'completed','code':{'text':'Hip replacement'},'performedDateTime':'" + day + "'}")).Procedures.Items.Count.ShouldBe(count);
}

public sealed class ImmunisationsSectionTests
{
    [Fact]
    public void Read_NotGiven_SaysSoAndWhy()
    {
        var vaccine = Given.Record(Given.Gp("{'resourceType':'Immunization','status':'not-done','vaccineCode':{'text':'Flu vaccine'},'statusReason':{'text':'Declined'}}")).Immunisations.Items.Single();
        (vaccine.Text, vaccine.WhyNot, vaccine.NotGiven).ShouldBe(("Not given: Flu vaccine", "Declined", true));
    }

    [Fact]
    public void Read_DoseNumber_IsSaid() =>
        Given.Record(Given.Gp("{'resourceType':'Immunization','status':'completed','vaccineCode':{'text':'MMR'},'protocolApplied':[{'doseNumberPositiveInt':1,'seriesDosesString':'2'}]}"))
            .Immunisations.Items.Single().Dose.ShouldBe("Dose 1 of 2");
}
