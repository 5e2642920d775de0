using Tracker.Extraction.Commitments.Rules;
using Tracker.Extraction.Documents;
using Tracker.Extraction.Words;

namespace Tracker.Extraction.Commitments;

/// <summary>
/// Reads one article from sentence to sentence and remembers who speaks, of whom a pronoun speaks, and what a bare
/// sentence carries on.
/// </summary>
internal sealed class Discourse
{
    private const int FrameDistance = 12;

    private readonly SubjectReader _subjects;
    private readonly ReportReader _reports;
    private readonly NameReader _names;
    private readonly ArticleFormReader _forms;
    private readonly AuthorReader _authors;
    private readonly AgreementReader _agreements;
    private readonly Voice? _deliverer;
    private readonly bool _isPlan;
    private Voice? _voice;
    private Voice? _voiceBeforeBox;
    private Voice? _topic;
    private Voice? _author;

    // “…。”某某说。 closed what he said.
    private bool _saidBefore;
    private bool _inBox;
    private bool _looksBack;
    private bool _introducesList;
    private bool _freshSection;
    private bool _heardInParagraph;
    private bool _wishes;
    private bool _earlierDay;
    private bool _othersDuty;
    private bool _listsDuties;

    public Discourse(Reading reading, TextScan scan, Phrases phrases, People people, NameReader names, Article article, bool amongPeers)
    {
        _names = names;
        _subjects = new SubjectReader(reading, scan, names, people);
        _authors = new AuthorReader(reading, scan, names, people);
        _agreements = new AgreementReader(reading, scan, phrases, names);
        _reports = new ReportReader(reading, scan, names, _subjects);
        _forms = new ArticleFormReader(reading, scan, phrases);
        var form = _forms.FormOf(article);
        Context = new SentenceContext { View = new SentenceView(), Scan = scan, Phrases = phrases, Form = form, AmongPeers = amongPeers, ArticleStart = article.Paragraphs.Count > 0 ? article.Paragraphs[0].Span.Start : 0 };
        _isPlan = Context.IsPlan;
        _deliverer = _isPlan ? new DelivererReader(reading, scan, phrases, names, people).Read(article) : null;
        if (form == ArticleForm.MemberSpeech)
            _deliverer = new Voice(Side.Private, new Speaker(SpeakerSort.Person, "", default, null, null, null));
        _voice = _deliverer;
    }

    /// <summary>The sentence last entered, as the rules see it.</summary>
    public SentenceContext Context { get; }

    /// <summary>The speaker of the sentence last entered comes from an earlier one.</summary>
    public bool CarriedOver => Context.Report is not { Named: true };

    /// <summary>Who spoke last in this section, also where the report's own words have begun since.</summary>
    public Voice? LastHeard { get; private set; }

    public void Enter(Paragraph paragraph, bool introducesList)
    {
        Context.InPast = _looksBack || (Context.InPast && _forms.IsItem(paragraph));
        _freshSection |= paragraph.Kind == ParagraphKind.Heading;
        Context.InPlannedPart &= paragraph.Kind != ParagraphKind.Heading || !_looksBack;
        if (paragraph.Kind == ParagraphKind.Heading)
            LastHeard = null;
        _heardInParagraph = false;
        if (paragraph.Kind == ParagraphKind.Heading)
            _looksBack = _isPlan && (_forms.LooksBack(paragraph) || (_looksBack && paragraph.Level > 2));
        if (_isPlan)
            _voice = _deliverer;
        _introducesList = introducesList;
        if (paragraph.Kind == ParagraphKind.ListItem)
            EnterBox();
        else if (paragraph.Kind == ParagraphKind.Body)
            LeaveBox();
        Context.InList = paragraph.Kind == ParagraphKind.ListItem;
    }

    /// <summary>Takes in a sentence: its reporting clause, or the event it tells, moves the voice.</summary>
    public void Enter(Reading reading, TextSpan span, bool startsParagraph)
    {
        var sentence = Context;
        sentence.StartsParagraph = startsParagraph;
        sentence.CarriesOn &= !startsParagraph;
        sentence.View.Load(reading, sentence.Scan, span);
        if (_saidBefore && _voice is { Side: not Side.Authority } && reading.Folded[span.Start] != '“')
            _voice = null;
        sentence.Report = _reports.Read(sentence.View, _topic ?? _voice, _author);
        if (sentence.Report is { Voice: { Side: Side.Authority, Speaker: { Sort: SpeakerSort.Group, Name: "大家" } group } everybody } spoken && Antecedent.IsPublic(sentence.Phrases, reading.Folded, sentence.ArticleStart, group.Named.Start))
            sentence.Report = spoken with { Voice = everybody with { Side = Side.Private } };
        sentence.Content = sentence.Report?.ContentStart ?? span.Start;
        _saidBefore = sentence.Report is { } said && said.ContentStart >= span.End - 1;
        sentence.Cites = sentence.Report is { } saying && IsCited(saying);
        if (_isPlan)
            _voice = _deliverer;
        if (sentence.Report is { } report && !sentence.Cites)
            Hear(report);
        else if (!sentence.Cites)
            Watch(sentence.View);
        _author = _authors.In(sentence.View) ?? _author;
        var parties = _isPlan ? null : _agreements.Opens(sentence.View);
        sentence.OpensTerms = parties is not null;
        if (parties is not null)
            Agree(parties);
        NumberMeasures(sentence);
        sentence.Voice = _voice;
        sentence.Heard = LastHeard;
        sentence.FollowsWish = _wishes && !startsParagraph && sentence.Report is not { Named: true };
        _wishes = sentence.FollowsWish || Audience.IsAddressedBy(sentence);
        FollowOthersDuty(startsParagraph);
        _earlierDay = (_earlierDay && !startsParagraph) || (!_isPlan && !_heardInParagraph && sentence.Report is null && EarlierDays.Open(sentence.View, sentence.Phrases));
        sentence.ToldThen = _earlierDay && _heardInParagraph;
        FollowGoals(sentence);
        if (!sentence.InPast && OpensPast(sentence))
            sentence.InPast = true;
        sentence.SpeaksOfOwn |= SaysOwn(sentence.View);
    }

    /// <summary>
    /// A paragraph that opens with a sentence that is no commitment, and names no speaker, is the report's own again.
    /// </summary>
    public void Lapse()
    {
        Context.CarriesOn = false;
        if (Context is { StartsParagraph: true, Report: null, IsPlan: false } && !_inBox && (_freshSection || _voice?.Speaker.Sort != SpeakerSort.Meeting))
            _voice = null;
        if (Context.StartsParagraph)
            _freshSection = false;
    }

    /// <summary>双方将…: what both sides agree on is said by both, where nobody else has spoken.</summary>
    public void HearBothSides(TextSpan subject)
    {
        if (_isPlan || _voice is not null || LastHeard is not null || Context.View.Folded.AsSpan(subject.Start, subject.Length) is not ("双方" or "两地" or "三地" or "四地" or "三方" or "四方" or "两省" or "两市"))
            return;
        LastHeard = new Voice(Side.Authority, new Speaker(SpeakerSort.Group, subject.Slice(Context.View.Folded), subject, null, null, null));
    }

    /// <summary>Remembers that the sentence was a commitment of this kind.</summary>
    public void Carry(string kind)
    {
        _wishes = false;
        Context.InPast = false;
        Context.CarriesOn = true;
        Context.InPlannedPart |= Context.IsPlan;
        Context.InMeasures |= Context.IsPlan && StartsMeasures(Context.View);
        _freshSection = false;
        if (!Context.IsPlan)
            Context.RunKind = kind;
    }

    // 一是冲突各方要…。二是要…: one duty after the other, until somebody else speaks or we do.
    private void FollowOthersDuty(bool startsParagraph)
    {
        if ((startsParagraph && !_listsDuties) || Context.Report is { Named: true } || SaysOwn(Context.View))
            _othersDuty = false;
        _othersDuty |= OthersDuty.IsProposed(Context);
        Context.FollowsOthersDuty = _othersDuty && !_isPlan;
        _othersDuty |= !_isPlan && OthersDuty.IsDemanded(Context);
        _listsDuties = Context.View.Folded[Context.View.Span.End - 1] == ':';
    }

    // 我们, 我市.
    private static bool SaysOwn(SentenceView view)
    {
        if ((view.Classes & CueClasses.Own) == 0)
            return false;
        foreach (var cue in view.Cues)
        {
            if (cue.Is(CueClasses.Own) && view.Folded[cue.Start] == '我' && cue.End - cue.Start == 2)
                return true;
        }

        return false;
    }

    // (一)…;(二)…: what a promise announces as a numbered list is promised item by item.
    private static bool StartsMeasures(SentenceView view)
    {
        var text = view.Folded.AsSpan(view.Span.Start, view.Span.Length);
        return text.Contains("(一", StringComparison.Ordinal) || text.Contains("(1)", StringComparison.Ordinal) || text.StartsWith("首先") || text.StartsWith("第一");
    }

    // 提出以下措施:, 这些措施包括:
    private static bool AnnouncesMeasures(SentenceView view)
    {
        var text = view.Folded.AsSpan(view.Span.Start, view.Span.Length);
        var colon = text.IndexOf(':');
        // 运输署会:(i)成立专责小组;
        if (colon > 2 && view.Cues.Exists(cue => cue.End == view.Span.Start + colon && cue.Is(CueClasses.Future)))
            return true;
        return colon > 0 && (text.Contains("措施", StringComparison.Ordinal) || text[..colon].Contains("安排", StringComparison.Ordinal))
            && (text[..colon].EndsWith("包括") || text[..colon].Contains("以下", StringComparison.Ordinal) || text[..colon].Contains("如下", StringComparison.Ordinal));
    }

    private void NumberMeasures(SentenceContext sentence)
    {
        var first = sentence.View.Clauses.Count > 0 ? sentence.View.Clauses[0] : default;
        if (sentence.StartsParagraph && !first.Numbered && !IsNumeral(sentence.View.Folded, first.Span) && !sentence.InList)
            sentence.InMeasures = false;
        sentence.InMeasures |= (sentence.IsPlan || _voice is { Side: Side.Authority }) && AnnouncesMeasures(sentence.View);
        sentence.IsMeasure = sentence.InMeasures;
    }

    // 要实现以下主要目标: the sentences behind say what is to be, up to a paragraph that is no part of the list.
    private static void FollowGoals(SentenceContext sentence)
    {
        var text = sentence.View.Folded.AsSpan(sentence.View.Span.Start, sentence.View.Span.Length);
        if (sentence.StartsParagraph && !text.StartsWith("—") && sentence.View.Clauses is not [{ Numbered: true }, ..])
            sentence.InGoals = false;
        if (sentence.AnnouncesGoals)
            sentence.InGoals = true;
        sentence.AnnouncesGoals = sentence.IsAuthority && !sentence.InPast
            && (text.Contains("以下主要目标", StringComparison.Ordinal) || text.Contains("以下目标", StringComparison.Ordinal) || (sentence.Holds(sentence.View.Span, CueClasses.Target) && text[^1] == ':'));
    }

    // "二,": a number as a clause of its own.
    private static bool IsNumeral(string folded, TextSpan clause) =>
        clause.Length is 1 or 2 && "一二三四五六七八九十".Contains(folded[clause.Start], StringComparison.Ordinal);

    private static bool OpensPast(SentenceContext sentence)
    {
        foreach (var clause in sentence.Clauses)
        {
            var past = sentence.View.FirstIn(clause, CueClasses.PastFrame, sentence.Content);
            if (past is { } frame && frame.Start - clause.Span.Start <= FrameDistance && !sentence.Holds(sentence.View.Span, CueClasses.Modal))
                return true;
        }

        return false;
    }

    // 丁某表示,…。某主席指出,…: a leader named with his rank in the words of another is cited; the other goes on speaking.
    private bool IsCited(Report report) =>
        !_isPlan && _heardInParagraph && report is { Named: true, Voice.Speaker: { Sort: SpeakerSort.Person } cited }
        && _voice is { Side: Side.Authority, Speaker: { Sort: SpeakerSort.Person } speaker } && speaker.Name != cited.Name
        && (_names.ClassesAt(cited.Named.End) & SpeakerClasses.Office) != 0;

    private void Hear(Report report)
    {
        Context.RunKind = null;
        Context.SpeaksOfOwn = false;
        Context.InPast = false;
        // What a body decides in a speech or a plan is said by who delivers it.
        if ((report.Named || report.Voice is not null) && !(_isPlan && report.Voice is { Side: Side.Authority, Speaker.Sort: SpeakerSort.Group }))
            _voice = report.Voice;
        if (report.Voice is not null)
            _topic = LastHeard = report.Voice;
        _heardInParagraph = true;
    }

    // What an agreement contains both sides pledge.
    private void Agree(Voice parties)
    {
        (_voice, LastHeard, Context.RunKind) = (parties, parties, CommitmentKinds.Pledge);
        Context.Content = Context.View.Span.Start + Context.View.Folded.AsSpan(Context.View.Span.Start, Context.View.Span.Length).IndexOf(':') + 1;
        _heardInParagraph = true;
    }

    // A sentence about somebody's deed: 会议听取…, 李强出席…. Its subject is whom 他 means next; it ends a speech.
    private void Watch(SentenceView view)
    {
        if (_isPlan || view.Clauses.Count == 0)
            return;
        var first = view.Clauses[0];
        var acts = view.LeadOf(first).Is(CueClasses.Modal | CueClasses.Action | CueClasses.Frame);
        if (acts && !StartsEvent(view, first))
            return;
        if (_subjects.Read(view.Span.Start, first.Span.End, _topic) is not { Voice: { } subject } read)
            return;
        if (subject.Speaker.Sort == SpeakerSort.Meeting)
        {
            if (subject.Speaker.Name is not ("会议" or "全会" or "大会" or "座谈会"))
                return;
            (_voice, _topic) = (subject, Speaks(view) ?? subject);
            Context.RunKind = null;
        }
        else if (subject.Speaker is { Sort: SpeakerSort.Person, Title: not null } && read.End < first.Span.End)
        {
            var then = _names.ClassesAt(read.End);
            if ((then & (SpeakerClasses.Event | SpeakerClasses.Adverbial)) == 0 || Attends(view, read.End))
                return;
            _topic = subject;
            // Whom a meeting's own words mention does not take the word from it.
            if (_heardInParagraph && _voice?.Speaker.Sort == SpeakerSort.Meeting)
                return;
            if ((then & SpeakerClasses.Event) != 0 || view.Clauses.Count == 1 || _voice?.Speaker.Name != subject.Speaker.Name)
                (_voice, Context.RunKind) = (null, null);
        }
    }

    // 某某参加。 He was there, but the report is about somebody else.
    private static bool Attends(SentenceView view, int at)
    {
        var rest = view.Folded.AsSpan(at, view.Span.End - at);
        return rest.Length <= 6 && (rest.StartsWith("参加") || rest.StartsWith("出席") || rest.StartsWith("陪同") || rest.StartsWith("列席") || rest.StartsWith("一同"));
    }

    // 会议通报了情况,市长某某出席并讲话。他要求…
    private Voice? Speaks(SentenceView view)
    {
        Voice? last = null;
        for (var i = 1; i < view.Clauses.Count; i++)
        {
            var span = view.Clauses[i].Span;
            if (_subjects.Read(span.Start, span.End, null) is { Voice: { Speaker: { Sort: SpeakerSort.Person, Title: not null } } person } read
                && (_names.ClassesAt(read.End) & SpeakerClasses.Event) != 0)
                last = person;
        }

        return last;
    }

    private static bool StartsEvent(SentenceView view, Clause clause) => view.Folded[clause.Span.Start] is '会' or '大' or '全';

    // The bullets of a box speak for the meeting, unless a speaker's words introduce them.
    private void EnterBox()
    {
        if (_inBox || _isPlan)
            return;
        _inBox = Context.InBox = true;
        _voiceBeforeBox = _voice;
        Context.RunKind = _introducesList ? Context.RunKind : null;
        if (!_introducesList || _voice is null)
            _voice = new Voice(Side.Authority, new Speaker(SpeakerSort.Meeting, "会议", default, null, null, null));
    }

    private void LeaveBox()
    {
        if (!_inBox)
            return;
        _inBox = Context.InBox = false;
        _voice = _voiceBeforeBox;
        Context.RunKind = null;
    }
}
