using Goldthread.Demo.Codes;
using Goldthread.Demo.Writing;

namespace Goldthread.Demo.Area;

/// <summary>A set of questions that several people answer.</summary>
internal sealed record DemoQuestionnaire(string Id, string Title, params (string LinkId, string Text)[] Questions)
{
    public string Url => Systems.Wrenfield + "Questionnaire/" + Id;

    public DemoResource Write(ResourceWriter json, string source)
    {
        json.Begin("Questionnaire", Id, source)
            .Text("url", Url).Text("name", Id.Replace("-", "", StringComparison.Ordinal)).Text("title", Title).Text("status", "active")
            .OpenList("item");
        foreach (var (linkId, text) in Questions)
            json.Open().Text("linkId", linkId).Text("text", text).Text("type", "text").Close();
        return json.CloseList().End();
    }
}

/// <summary>The questions asked in the place. About Me has the headings of the PRSB standard (https://theprsb.org/standards/aboutme/), the rest are ours.</summary>
internal static class Questionnaires
{
    public static readonly DemoQuestionnaire AboutMe = new(
        "about-me", "About me",
        ("important", "What is most important to me"),
        ("people", "People who are important to me"),
        ("communicate", "How I communicate and how to communicate with me"),
        ("wellness", "My wellness"),
        ("please-do", "Please do, and please don't"),
        ("support", "How and when to support me"),
        ("also", "Also worth knowing about me"),
        ("written-by", "Supported to write this by"));

    public static readonly DemoQuestionnaire CareAssessment = new(
        "care-and-support-assessment", "Care and support assessment",
        ("view", "The person's own view of their situation"),
        ("strengths", "What is going well: strengths, family, friends and neighbours"),
        ("food", "Eating and drinking"),
        ("washing", "Washing, dressing and using the toilet"),
        ("home", "Keeping the home safe and clean"),
        ("moving", "Moving about, inside and out"),
        ("people", "Family, friends and doing things that matter"),
        ("carer", "What unpaid carers do, and whether they can go on"),
        ("outcomes", "What the person wants to be able to do"),
        ("eligible", "Needs that the council must meet"));

    public static readonly DemoQuestionnaire CarerConversation = new(
        "carer-conversation", "Carer's conversation",
        ("caring", "What I do for the person I care for"),
        ("effect", "How caring affects me"),
        ("break", "What would give me a break"),
        ("emergency", "Who steps in if I cannot"));

    public static readonly DemoQuestionnaire FallsAssessment = new(
        "falls-assessment", "Falls assessment",
        ("history", "Falls in the past year"),
        ("gait", "Walking and balance"),
        ("home", "Hazards at home"),
        ("medicines", "Medicines that may add to the risk"),
        ("plan", "What we agreed"));

    public static readonly DemoQuestionnaire HowIntegrated = new(
        "i-statements", "How joined up is my care?",
        ("together", "My care is planned by people who work together and with me"),
        ("once", "I tell my story once"),
        ("control", "I have the control I want"),
        ("who", "I know who to ring"));

    public static IReadOnlyList<DemoQuestionnaire> All { get; } = [AboutMe, CareAssessment, CarerConversation, FallsAssessment, HowIntegrated];
}
