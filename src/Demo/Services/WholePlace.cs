using Goldthread.Demo.Area;
using Goldthread.Directory.Services;

namespace Goldthread.Demo.Services;

/// <summary>Services for all of Wrenfield. All made up.</summary>
internal static class WholePlace
{
    private const string Council = "ZZLA01";
    private const string Community = "ZZCM01";
    private const string Hospital = "ZZAC01";
    private const string Neighbours = "ZZVS01";
    private const string Carers = "ZZVS02";
    private const string Harbour = "ZZVS03";
    private const string Minds = "ZZVS04";
    private const string Vale = "ZZVS05";
    private const string Hospice = "ZZVS06";
    private const string Mill = "Tannery Mill, Mill Street";
    private const string Guildhall = "The Guildhall, Market Square";
    private const string Referred = "A professional refers you, or call and ask to be referred.";
    private const string Call = "Call first. Somebody will talk through what you need.";

    public static IReadOnlyList<Listed> All { get; } =
    [
        new("Wrenfield Urgent Community Response", Community, "Nurses, therapists and care workers who come to your home within two hours when you have become suddenly unwell or have fallen and are not badly hurt. It saves many people a stay in hospital.", "Urgent help|Falls and balance|Help at home")
            { Open = "MO,TU,WE,TH,FR,SA,SU 08:00-20:00", From = 18, Start = "A GP, 111, 999, a care home or a family member calls. In an emergency call 999.", Venue = Mill, Area = 2, CheckedDaysAgo = 12 },
        new("Wrenfield Social Prescribing", Neighbours, "A link worker listens to what matters to you, makes a plan with you, and goes with you the first time to groups and advice near you.", "Loneliness and company|Mood and mental health|Advice and advocacy")
            { From = 18, Start = "Ask at your GP surgery, or call us yourself.", Venue = "The Old Chapel, Mill Street", Area = 4, Full = (6, "About two weeks to a first talk"), CheckedDaysAgo = 20, Languages = "English|Polish|Urdu" },
        new("Steady Steps Strength and Balance", Community, "Twelve weeks of strength and balance exercise with a physiotherapist, for people who have fallen or feel unsteady on their feet.", "Falls and balance|Moving and exercise")
            { Who = "People over 60 who have fallen in the last year or are afraid of falling.", From = 60, Start = Referred, Open = "TU,TH 10:00-12:00", Venue = Mill, Area = 2, Full = (4, "The next course begins in three weeks"), CheckedDaysAgo = 30 },
        new("Doorstep Friends Befriending", Neighbours, "A volunteer visits you every week for a cup of tea and a chat, or calls you on the telephone if you prefer.", "Loneliness and company")
            { From = 55, Start = Call, Venue = "The Old Chapel, Mill Street", Area = 4, Full = (null, "About six weeks' wait for a visitor; telephone friends start at once"), CheckedDaysAgo = 41 },
        new("Carers' Hearth Support Line", Carers, "Advice, a listening ear and help with forms for anyone who looks after a relative or a friend without being paid.", "Caring for someone|Advice and advocacy")
            { Open = "MO,TU,WE,TH,FR 09:00-19:00;SA 10:00-13:00", Start = Call, Venue = "Carers' Hearth, 12 Weavers Row", In = Wrenfield.Neighbourhoods[0], Area = 6, CheckedDaysAgo = 8 },
        new("Carers' Hearth Sitting Service", Carers, "A trained sitter stays with the person you care for, so that you can go out for a few hours.", "Caring for someone|Help at home") { Start = Call, Cost = "850 an hour", Full = (0, "No places before next month"), CheckedDaysAgo = 25 },
        new("Young Carers' Den", Carers, "Time out, homework help and trips for children and teenagers who help to look after somebody at home.", "Caring for someone|Young people") { From = 8, To = 18, Open = "WE 16:00-18:30", Venue = "Carers' Hearth, 12 Weavers Row", In = Wrenfield.Neighbourhoods[0], Area = 6 },
        new("Carers' Assessments", Council, "If you look after somebody, the council must look at what you need too. This is how to ask for it.", "Caring for someone") { From = 18, Start = "Call, or fill in the form on the council's site.", Venue = Guildhall, Area = 0, CheckedDaysAgo = 95 },
        new("Wrenfield Equipment Store", Council, "Lends equipment that makes daily life at home easier and safer: walking frames, commodes, bed rails, bath lifts. It is brought, fitted and taken back free of charge.", "Equipment and adaptations|Help at home|Coming home from hospital")
            { Start = Referred, Open = "MO,TU,WE,TH,FR 08:30-16:30;SA 09:00-12:00", Venue = "Unit 4, Canal Works", Area = 11, CheckedDaysAgo = 50 },
        new("Home Adaptations Grant", Council, "A Disabled Facilities Grant can pay for a stairlift, a level shower or wider doors. An occupational therapist comes to see what would help.", "Equipment and adaptations|Housing|Disability")
            { Start = Call, Venue = Guildhall, Area = 0, Cost = "It depends on your income; many people pay nothing", Full = (null, "About 20 weeks from first call to finished work"), CheckedDaysAgo = 150 },
        new("Keyhold Pendant Alarms", Council, "A button on your wrist or round your neck that calls for help by day and night. Someone comes if your family cannot.", "Equipment and adaptations|Falls and balance") { Open = "always", Start = Call, Cost = "495 a week", CheckedDaysAgo = 70 },
        new("Wrenfield Reablement", Council, "Up to six weeks of help at home after an illness or a stay in hospital, to do again what you did before: washing, dressing, cooking, stairs.", "Help at home|Coming home from hospital")
            { From = 18, Start = Referred, Open = "MO,TU,WE,TH,FR,SA,SU 07:00-22:00", Full = (9, "Starts within two days"), CheckedDaysAgo = 15 },
        new("Adult Social Care First Contact", Council, "The first call for help from the council with washing, dressing, eating or staying safe, for yourself or somebody else.", "Help at home|Safety from abuse|Advice and advocacy")
            { From = 18, Start = "Call. Out of hours the same number reaches the duty team.", Open = "always", Venue = Guildhall, Area = 0, CheckedDaysAgo = 33 },
        new("Home from Hospital Volunteers", Neighbours, "A volunteer warms the house, buys milk and bread, and looks in for the first two weeks after you come home.", "Coming home from hospital|Loneliness and company") { Start = "Ask on the ward, or call us.", From = 50, CheckedDaysAgo = 80 },
        new("Wrenfield Talking Therapies", Community, "Counselling and other talking therapies for low mood, worry, panic and stress, face to face, by telephone or online.", "Mood and mental health")
            { From = 16, Start = "Refer yourself on the site or by telephone.", Open = "MO,TU,WE,TH,FR 08:00-20:00", Venue = Mill, Area = 2, Access = "Step-free entrance|By telephone or online|Quiet space", Full = (null, "First talk within two weeks"), CheckedDaysAgo = 44 },
        new("The Haven Mental Health Drop-in", Minds, "A calm place in the evening for when things are too much. No appointment, no questions at the door, a warm drink and people who listen.", "Mood and mental health|Urgent help")
            { From = 18, Open = "MO,TU,WE,TH,FR,SA,SU 17:00-23:00", Venue = "The Haven, 40 Cloister Lane", Area = 8, Access = "Step-free entrance|Quiet space|Accessible toilet", CheckedDaysAgo = 10 },
        new("Mental Health Crisis Line", Community, "Speak to a mental health nurse by day and night when you or somebody you know is in crisis.", "Mood and mental health|Urgent help") { Open = "always", Start = "Call at any time.", CheckedDaysAgo = 5, Access = "By telephone" },
        new("Minds Together Peer Groups", Minds, "Small groups led by people who have been there themselves: depression, anxiety, bipolar, hearing voices.", "Mood and mental health|Loneliness and company") { Kind = Kinds.Group, From = 18, Open = "TH 18:30-20:30", Venue = "Minds Together, 40 Cloister Lane", Area = 8, CheckedDaysAgo = 210 },
        new("St Brannoc's Hospice at Home", Hospice, "Nurses who care for people at home in the last weeks and months of life, and for those around them.", "Grief and end of life|Help at home|Urgent help") { Open = "always", Start = Referred, Venue = "St Brannoc's Hospice, Curlew Road", In = Wrenfield.Neighbourhoods[4], Area = 10, CheckedDaysAgo = 18 },
        new("St Brannoc's Bereavement Café", Hospice, "Tea, cake and company with others who have lost somebody, with a counsellor in the room.", "Grief and end of life|Loneliness and company") { Open = "WE 14:00-16:00", Venue = "St Brannoc's Hospice, Curlew Road", In = Wrenfield.Neighbourhoods[4], Area = 10, CheckedDaysAgo = 64 },
        new("Memory Clinic", Community, "Finds out why somebody is forgetful or confused, and what can be done, with a nurse and a doctor.", "Memory and dementia") { From = 40, Start = "Your GP refers you.", Venue = Mill, Area = 2, Full = (null, "About nine weeks' wait"), CheckedDaysAgo = 77 },
        new("Dementia Navigators", Neighbours, "One named person for you and your family after a diagnosis of dementia, for as long as you need.", "Memory and dementia|Caring for someone") { Start = Call, CheckedDaysAgo = 120 },
        new("Wrenfield Debt Advice", Harbour, "Free and confidential help with debts, arrears, bailiffs and benefits. We talk to those you owe, so that you need not.", "Money and debt|Advice and advocacy")
            { From = 16, Open = "MO,WE,FR 09:30-15:30", Start = "Call for an appointment, or come on Monday morning.", Venue = "Harbour Lights, 3 Chandlers Quay", In = Wrenfield.Neighbourhoods[2], Area = 1, Languages = "English|Polish|Romanian", CheckedDaysAgo = 29 },
        new("Benefits Checks for Older People", Council, "Finds out whether you should get Pension Credit or Attendance Allowance, and fills in the forms with you, at your home if you cannot get out.", "Money and debt|Advice and advocacy") { From = 60, Start = Call, Venue = Guildhall, Area = 0, CheckedDaysAgo = 190 },
        new("Harbour Lights Foodbank", Harbour, "Three days of food, and nappies and soap when we have them.", "Food|Money and debt") { Start = "Bring a voucher from a school, a surgery or an adviser. If you have none, call and we will find a way.", Open = "TU,FR 11:00-14:00", Venue = "Harbour Lights, 3 Chandlers Quay", In = Wrenfield.Neighbourhoods[2], Area = 1, CheckedDaysAgo = 22 },
        new("Meals at the Door", Council, "A hot meal brought to your home every day, and a friendly word with it.", "Food|Help at home") { From = 60, Cost = "525 a meal", Open = "MO,TU,WE,TH,FR,SA,SU 11:30-13:30", Start = Call, CheckedDaysAgo = 101 },
        new("Dial-a-Wren Community Transport", Vale, "Minibuses with a lift that fetch you from your door, for shopping, surgeries and clubs.", "Getting about|Disability") { Cost = "350 each way", Start = "Register first, then book two days before.", Venue = "Village Hall, Fold Lane", In = Wrenfield.Neighbourhoods[5], Area = 3, CheckedDaysAgo = 58 },
        new("Lifts to Hospital", Vale, "Volunteer drivers who take you to hospital and wait to bring you home.", "Getting about|Coming home from hospital") { Cost = "45 a mile", Start = "Call two working days before.", CheckedDaysAgo = 390, In = Wrenfield.Neighbourhoods[5], Venue = "Village Hall, Fold Lane", Area = 3 },
        new("Stop Smoking Wrenfield", Council, "Twelve weeks with an adviser, with patches or a vape, in person or by telephone.", "Smoking") { From = 12, Start = Call, Venue = Guildhall, Area = 0, Access = "Step-free entrance|By telephone", CheckedDaysAgo = 90 },
        new("Fresh Tide Drug and Alcohol Service", Minds, "Help to drink less or stop, and with drugs, for you or for somebody you are worried about.", "Alcohol and drugs|Mood and mental health") { From = 18, Open = "MO,TU,TH,FR 09:00-17:00;WE 12:00-20:00", Venue = "Fresh Tide, 61 Pier Road", In = Wrenfield.Neighbourhoods[6], Area = 5, CheckedDaysAgo = 47 },
        new("Housing Options", Council, "If you have nowhere to live, or may lose your home, come as early as you can.", "Housing") { From = 16, Start = "Come or call. Out of hours call the duty number.", Venue = Guildhall, Area = 0, CheckedDaysAgo = 36 },
        new("Handy Wren Repairs", "ZZHA01", "Small repairs and grab rails for older and disabled people, by people you can trust in your home.", "Housing|Equipment and adaptations") { Cost = "1500 an hour and materials", Start = Call, CheckedDaysAgo = 260 },
        new("Marshlands Sheltered Homes", "ZZHA02", "Flats for people over 55 with a manager, an alarm and a common room.", "Housing|Loneliness and company") { From = 55, Cost = "", Start = "Ask for a form.", Venue = "Marshlands House, 88 Pier Road", In = Wrenfield.Neighbourhoods[6], Area = 5, CheckedDaysAgo = 430 },
        new("Warm Homes Wrenfield", Council, "Advice on heating bills, draughts and damp, and money for insulation if you can get it.", "Keeping warm|Money and debt|Housing") { Start = Call, Venue = Guildhall, Area = 0, CheckedDaysAgo = 66 },
        new("Safe Harbour Domestic Abuse Service", Harbour, "Confidential help for anyone who is hurt or frightened at home: a safe place, advice, someone to go with you.", "Safety from abuse|Housing") { Open = "always", Start = "Call at any time. If you are in danger call 999.", Access = "By telephone|British Sign Language interpreter by video call", CheckedDaysAgo = 14 },
        new("Scam Watch", Council, "What to do when you have been cheated, at the door, by telephone or online.", "Safety from abuse|Money and debt") { Start = Call, CheckedDaysAgo = 180 },
        new("Learning Disability Day Opportunities", Council, "Cooking, gardening, music and trips for adults with a learning disability.", "Disability|Hobbies and meeting people") { From = 18, Start = Referred, Cost = "2400 a day", Venue = "Orchard Centre, 9 Barley Road", In = Wrenfield.Neighbourhoods[1], Area = 7, Access = "Step-free entrance|Changing Places toilet|Low sensory room", CheckedDaysAgo = 130 },
        new("Autism Hub Wrenfield", Minds, "A meeting place and advice for autistic adults, before and after a diagnosis.", "Disability|Mood and mental health") { From = 18, Open = "TU 13:00-19:00;SA 11:00-15:00", Venue = "Minds Together, 40 Cloister Lane", Area = 8, Access = "Step-free entrance|Quiet space|Low sensory room", CheckedDaysAgo = 55 },
        new("Hear Again Wrenfield", Hospital, "Hearing aids mended and batteries given, without an appointment.", "Disability") { Open = "MO,WE 09:00-12:00", Venue = "Wrenfield General Hospital, Infirmary Road", Area = 13, Access = "Step-free entrance|Hearing loop|Parking for Blue Badge holders", CheckedDaysAgo = 85 },
        new("Sight Line", Council, "Long canes, talking clocks and a rehabilitation worker for people who are losing their sight.", "Disability|Equipment and adaptations") { Start = Call, Venue = Guildhall, Area = 0, CheckedDaysAgo = 75 },
        new("New Parents' Line", Community, "Health visitors answer questions about babies, feeding and sleep.", "Parents and children") { Start = "Call or send a text message.", Access = "By telephone", CheckedDaysAgo = 40 },
        new("English for Everyone", Council, "Classes in English for people who speak another language, for beginners and those who know some.", "Work and learning") { From = 16, Open = "MO,WE 09:30-11:30;TU 18:00-20:00", Venue = "Wrenfield College, Cloister Lane", Area = 9, Languages = "English|Arabic|Polish|Urdu", CheckedDaysAgo = 105 },
        new("Way to Work", Harbour, "A job coach for people who have been ill or out of work for long.", "Work and learning|Mood and mental health") { From = 18, Start = Call, Venue = "Harbour Lights, 3 Chandlers Quay", In = Wrenfield.Neighbourhoods[2], Area = 1, CheckedDaysAgo = 140 },
        new("Volunteering in Wrenfield", Neighbours, "Find something to do for others, from an hour a month.", "Work and learning|Hobbies and meeting people") { Venue = "The Old Chapel, Mill Street", Area = 4, CheckedDaysAgo = 33 },
        new("Wrenfield Advocacy", Neighbours, "Someone on your side at meetings about your care, who helps you to say what you want.", "Advice and advocacy") { From = 18, Start = Call, CheckedDaysAgo = 99 },
        new("Marshlands Hydrotherapy Pool", Hospital, "Exercise in warm water with a physiotherapist.", "Moving and exercise|Disability") { Start = Referred, Open = "TU,TH 13:00-16:00", Venue = "Wrenfield General Hospital, Infirmary Road", Area = 13, Status = ServiceStatus.TemporarilyClosed, Alert = "The pool is closed while the boiler is mended. We expect to open again in the spring.", CheckedDaysAgo = 16 },
        new("Old Tram Shed Day Club", Council, "A day club that met in the tram shed.", "Loneliness and company") { Status = ServiceStatus.Defunct, Alert = "This club has closed for good. The lunch clubs in each neighbourhood are the nearest thing.", Venue = "The Tram Shed, Depot Road", Area = 14, CheckedDaysAgo = 200 },
        new("Wrenfield Wheels Tricycle Lending", Neighbours, "Three-wheeled bicycles to borrow for an afternoon.", "Moving and exercise|Getting about") { Kind = Kinds.Group, Open = "SA 10:00-14:00", Venue = "Guild Park, Park Road", Area = 18, CheckedDaysAgo = null },
    ];
}
