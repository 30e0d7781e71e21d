using Goldthread.DesignSystem.Charts;
using Goldthread.DesignSystem.Components;
using Goldthread.DesignSystem.People;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.DesignSystem.Pages.Design;

internal sealed class RecordModel : GalleryPage
{
    [FromQuery]
    public string? Person { get; set; }

    public PersonBanner Banner => Person switch
    {
        "long" => MrsSmith with
        {
            FullName = "The Reverend Doctor Wilhelmina Alexandra Featherstonehaugh-Cholmondeley van der Merwe O'Shaughnessy",
            PreferredName = "Wilhelmina-Alexandra",
            Allergies = "Penicillin (severe, anaphylaxis in 1974), sulfamethoxazole with trimethoprim (rash), latex (contact dermatitis), peanuts, wasp stings",
            LivesWith = "with her daughter Clementine, her son-in-law Bartholomew and their four children at the old vicarage",
            UnpaidCarer = "Clementine Featherstonehaugh-Cholmondeley (daughter)",
            Coordinator = "Oluwaseun Adebayo-Montgomery, Wrenfield East Integrated Neighbourhood Team",
        },
        "bare" => new PersonBanner { FullName = "Li Ng", NhsNumberStatus = "not known yet" },
        _ => MrsSmith,
    };

    public SourcesDiffer? Differ => Person == "bare" ? null : new SourcesDiffer
    {
        About = "allergy to penicillin",
        HeadingLevel = 2,
        Values =
        [
            new("Severe: swelling of the face, 1974", "Wrenfield Royal Hospital", "Dr A Banerjee, consultant", "Thursday 2 October 2025"),
            new("No known allergies", "Mill Lane Surgery", null, "March 2019"),
        ],
        Next = "Treat as allergic until the GP has settled it.",
    };

    public static Table Measurements => new()
    {
        Caption = new Heading { Text = "Latest measurements", Classes = "nhsuk-u-visually-hidden" },
        Compact = true,
        FirstCellIsHeader = true,
        Responsive = true,
        Head = ["What", "Latest", "The way it goes", "When"],
        Rows =
        [
            ["Weight", "64.2 kg", new Sparkline { Values = [71, 70.5, 70, 69, null, 67, 66.5, 65, 64.2], Says = "Weight, falling from 71 to 64.2 kg since March" }, "Friday 3 October 2025"],
            ["Blood pressure", "128 over 76 mmHg", new Sparkline { Values = [142, 138, 141, 133, 130, 128], Says = "Upper pressure, falling from 142 to 128 mmHg since April" }, "Tuesday 30 September 2025"],
            ["Walking speed", "0.6 m/s", new Sparkline { Values = [0.6], Says = "Walking speed, one measurement" }, "August 2025"],
        ],
    };

    public Timeline Timeline => Person == "bare" ? new Timeline { Items = [] } : new Timeline
    {
        Items =
        [
            new() { Title = "Home visit after the fall", Kind = "Visit", When = "Friday 3 October 2025, 2:15pm", WhenMachine = "2025-10-03T14:15:00+01:00", Source = "Wrenfield Community Health", Author = "Priya Nair, district nurse", Body = "Wound clean. Stockings fitted. She wants to walk to the shop by spring.", Href = "/design" },
            new() { Title = "Letter: discharge from Ward 7", Kind = "Letter", When = "Thursday 2 October 2025", WhenMachine = "2025-10-02", Source = "Wrenfield Royal Hospital", Author = "Dr A Banerjee, consultant", Href = "/design" },
            new() { Title = "Assessment of needs under the Care Act, with the daughter and an advocate present", Kind = "Assessment", When = "September 2025", WhenMachine = "2025-09", Source = "Wrenfield Council", Author = "Oluwaseun Adebayo, social worker", Body = "Eligible in four of ten outcomes." },
            new() { Title = "Hip replaced, left", Kind = "Procedure", When = "2011", WhenMachine = "2011", Source = "Mill Lane Surgery" },
        ],
    };

    private static PersonBanner MrsSmith { get; } = new()
    {
        FullName = "Mrs Margaret Rose Smith", PreferredName = "Peggy", Href = "/design/record", Age = "84", Born = "7 March 1941", NhsNumber = "999 000 0018",
        NhsNumberStatus = "verified", Pronouns = "she and her", Interpreter = "Polish", Allergies = "Penicillin (severe), latex",
        Flags =
        [
            new(PersonFlagKind.Adjustment, "Large print, speak to the left side", "/design"),
            new(PersonFlagKind.Warning, "Two visitors", "/design", "1 May 2026"),
            new(PersonFlagKind.Wishes, "Do not attempt resuscitation; prefers care at home", "/design"),
        ],
        LivesWith = "with her husband", UnpaidCarer = "Jan Smith (husband)", Coordinator = "Oluwaseun Adebayo", CoordinatorTelephone = "01632 960 018",
    };
}
