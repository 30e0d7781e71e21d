namespace Goldthread.Demo.Names;

/// <summary>First and family names that go together.</summary>
internal sealed record NameList(string[] Women, string[] Men, string[] Families);

/// <summary>
/// Made lists: common names put together by hand, so that a page of people looks like a page of people in England.
/// First names of the largest group follow the years in which they were given.
/// </summary>
internal static class NameLists
{
    private static readonly string[] BritishFamilies = Split("""
        Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White Roberts Green Hall Wood Jackson Clarke
        Harrison Lewis Martin Cooper Ward Turner Hill Moore Clark Baker Harris Morris King Watson Allen Mitchell Bennett Cook Shaw Parker Bailey
        Carter Richardson Marshall Cox Adams Ellis Foster Mason Hunt Holmes Mills Palmer Rogers Stevens Webb Barnes Knight Butler Fletcher Pearson
        Barker Atkinson Dixon Fisher Harvey Simpson Howard Andrews Reynolds Ford Hamilton Graham Fox Lane Crowther Hebden Ashworth Sugden Ramsden
        Thwaite Garside Birtwhistle Oldroyd Pickles Illingworth Entwistle Brockbank Tattersall Murgatroyd Hargreaves Postlethwaite Winterbottom
        """);

    private static readonly string[][] BritishWomen =
    [
        Split("Margaret Joan Doreen Jean Edith Mary Dorothy Betty Sheila Barbara Joyce Audrey Brenda Maureen Patricia Beryl Hilda Irene Vera Marjorie Eileen Muriel Shirley Sylvia Mavis"),
        Split("Susan Christine Linda Carol Janet Pauline Julie Karen Jacqueline Deborah Tracey Jane Helen Diane Sharon Elaine Gillian Denise Lesley Wendy Angela Alison Lorraine Beverley"),
        Split("Sarah Claire Emma Laura Rebecca Gemma Rachel Kelly Victoria Katie Amy Jessica Lauren Hannah Charlotte Natalie Leanne Stacey Kirsty Samantha Nicola Joanne Lisa Danielle"),
        Split("Olivia Amelia Isla Emily Ava Lily Mia Sophia Grace Freya Poppy Ivy Evie Florence Willow Elsie Daisy Phoebe Ruby Erin Maisie Matilda Harriet Rosie"),
    ];

    private static readonly string[][] BritishMen =
    [
        Split("John William George Ronald Kenneth Derek Peter Frank Dennis Harold Raymond Albert Stanley Arthur Leonard Norman Roy Eric Gordon Donald Bernard Jack Fred Alfred Walter"),
        Split("David Michael Stephen Paul Alan Robert Graham Kevin Ian Andrew Mark Keith Philip Nigel Christopher Barry Martin Colin Trevor Geoffrey Neil Clive Malcolm Roger"),
        Split("James Daniel Matthew Christopher Thomas Lee Adam Craig Jamie Ben Luke Ryan Joshua Liam Jack Gareth Simon Stuart Darren Carl Nathan Scott Jonathan Alex"),
        Split("Oliver George Noah Arthur Harry Leo Alfie Archie Theo Charlie Freddie Jacob Henry Oscar Finley Isaac Teddy Rory Albie Toby Mason Jude Reuben Stanley"),
    ];

    private static readonly NameList Irish = new(
        Split("Bridget Kathleen Maeve Siobhan Nora Aoife Sinead Orla Niamh Deirdre Ciara Roisin"),
        Split("Patrick Sean Michael Declan Liam Brendan Cormac Eamon Conor Fergus Niall Donal"),
        Split("Murphy Kelly Byrne Ryan Walsh Doyle Gallagher Brennan Nolan Kavanagh Donovan Quinn"));

    private static readonly NameList European = new(
        Split("Agnieszka Katarzyna Magdalena Ewa Ana Maria Elena Ioana Ilinca Sofia Giulia Ines Ieva Zsofia Petra Mirela"),
        Split("Piotr Tomasz Krzysztof Pawel Andrei Mihai Stefan Marco Luca Joao Miguel Jonas Tadas Gabor Ivan Dimitar"),
        Split("Kowalski Nowak Wisniewski Zielinski Popescu Ionescu Dumitru Rossi Bianchi Silva Costa Petrov Kazlauskas Nagy Horvat Novak"));

    private static readonly NameList Indian = new(
        Split("Priya Anjali Sunita Meena Kavita Harpreet Manjit Jaswinder Nisha Pooja Rekha Lakshmi Divya Gurpreet Asha Usha"),
        Split("Rajesh Sanjay Amit Vikram Harjit Gurdeep Manoj Suresh Arjun Rohan Baldev Ravi Deepak Kiran Jaspal Nikhil"),
        Split("Patel Singh Kaur Sharma Shah Gill Desai Mehta Reddy Nair Joshi Chauhan Sandhu Dhillon Rao Mistry"));

    private static readonly NameList Muslim = new(
        Split("Fatima Ayesha Zainab Khadija Nasreen Shazia Rukhsana Maryam Sadia Amina Hafsa Rehana Samina Farzana Noor Iqra"),
        Split("Mohammed Ahmed Imran Tariq Yusuf Hassan Bilal Usman Kashif Nadeem Abdul Faisal Zahid Omar Shahid Ibrahim"),
        Split("Khan Hussain Ahmed Ali Begum Malik Mahmood Iqbal Akhtar Rahman Chowdhury Miah Uddin Islam Qureshi Shah"));

    private static readonly NameList African = new(
        Split("Ngozi Amara Chidinma Abena Akosua Folake Adaeze Zainab Wanjiru Thandiwe Esther Blessing Grace Ruth Hawa Yetunde"),
        Split("Emeka Chukwudi Kwame Kofi Oluwaseun Tunde Babajide Tendai Kamau Daniel Samuel Emmanuel Joseph Musa Ifeanyi Femi"),
        Split("Okafor Adeyemi Mensah Owusu Okonkwo Boateng Abubakar Moyo Ncube Kamara Eze Balogun Asante Mwangi Osei Diallo"));

    private static readonly NameList Caribbean = new(
        Split("Beverley Marcia Sonia Yvonne Gloria Pearl Norma Shanice Jasmine Keisha Monique Paulette Hyacinth Olive Claudette Tanya"),
        Split("Winston Delroy Errol Leroy Clifton Neville Marlon Jermaine Tyrone Dwayne Desmond Carlton Everton Andre Curtis Lloyd"),
        Split("Campbell Brown Francis Gordon Bailey Morgan Henry Grant Reid Clarke Powell Richards Samuels Blake Thompson Wallace"));

    private static readonly NameList Chinese = new(
        Split("Mei Ling Xiaoyan Hui Jing Li Yan Siu Wai Ka Mei-Ling Ying Yuk Lin Xin Na"),
        Split("Wei Jun Chi Ming Hao Lei Kwok Wing Kin Jian Tao Feng Ho Siu Bo Cheng"),
        Split("Chen Wong Li Zhang Wang Lau Chan Cheung Liu Lam Ng Tang Yang Huang Leung Ho"));

    private static readonly NameList Other = new(
        Split("Layla Yasmin Rania Salma Mariam Thi Linh Maria Gul Parisa Shirin Hanan Dina Rosa Luz Nour"),
        Split("Karim Youssef Khalid Hamid Reza Ali Minh Van Tuan Jose Carlos Sami Nabil Farid Aram Dilan"),
        Split("Haddad Nasser Aziz Karimi Hosseini Nguyen Tran Pham Garcia Santos Rahimi Saleh Mansour Darwish Ghani Amiri"));

    /// <summary>The list for an ethnic category code (UK Core, England) and year of birth.</summary>
    public static NameList For(string ethnicCode, int yearOfBirth) => ethnicCode switch
    {
        "B" => Irish,
        "C" => European,
        "H" => Indian,
        "J" or "K" => Muslim,
        "L" => yearOfBirth % 2 == 0 ? Indian : Muslim,
        "N" or "E" => African,
        "M" or "D" or "P" => Caribbean,
        "R" => Chinese,
        "S" => Other,
        "F" => yearOfBirth % 2 == 0 ? Indian : British(yearOfBirth),
        _ => British(yearOfBirth),
    };

    public static NameList British(int yearOfBirth)
    {
        var era = yearOfBirth switch { < 1950 => 0, < 1975 => 1, < 2005 => 2, _ => 3 };
        return Eras[era];
    }

    private static readonly NameList[] Eras = [.. Enumerable.Range(0, 4).Select(i => new NameList(BritishWomen[i], BritishMen[i], BritishFamilies))];

    private static string[] Split(string names) => names.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
