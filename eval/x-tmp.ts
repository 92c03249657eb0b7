import { findDefinitions } from '../src/language/definitions.ts';
for (const t of `Child in Need 'CIN' plan
Child in Need/CIN plan
CIN/Child in Need
Child in Need, referred to as CIN
SoS (Signs of Safety)
DV (domestic violence) incident
FM (foster mum) rang
CAMHS (Child and Adolescent Mental Health Services)
CAMHS (the mental health team for children)
LADO (Local Authority Designated Officer)
NFA (no further action)
ICPC (initial child protection conference)
DoLS (Deprivation of Liberty Safeguards)
h/v = home visit
H/V (home visit)
ABE interview (Achieving Best Evidence)
CIN plan (Child in Need) agreed
Child in Need (CIN plan) agreed
Independent Reviewing Officer (IRO, Jo Birch) rang
Independent Reviewing Officer (IRO Jo Birch) rang
Independent Reviewing Officer (Jo Birch, IRO) rang
MGM (mum's mum) rang
MGM (mum’s mother)
the IRO (Jo Birch, the reviewing officer)
the social worker (SW) and the health visitor (HV)
Social Worker (SW): Jo Birch
Team Around the Child/Family (TAC/TAF)
Statutory visit (stat visit)
substance misuse (sub mis)
Education, Health and Care Plan (EHCP)
EHCP (Education, Health & Care Plan)
Section 20 (S20) of the Children Act
s47 (section 47) enquiry
S.47 (an enquiry under the Children Act)
Strength and Difficulties Q'aire (SDQ)
signs of safety mapping ("SoS")
Child Sexual Exploitation ( CSE )
CSE - child sexual exploitation; CCE - child criminal exploitation
In this note CIN means "Child in Need".
CIN (= Child in Need)
CIN (Child In Need, s17)
CIN (Child in Need). Dawn
LAC, which means Looked After Child, review
By SDQ we mean the Strengths and Difficulties Questionnaire.
Strengths and Difficulties Questionnaire, which we call the SDQ, was done
DA = Dawn Ash
PR = parental responsibility, EHA = early help assessment
YOT stands for Youth Offending Team, who work with
mum has PR (she can make decisions for Dawn)
MARAC is a meeting about people at risk
MARAC is where agencies meet
TAF meeting (team around the family)
SW1 = Jo Birch
FSW (Family Support Worker – Jo)
The word EET is for education, employment, training
Return Home Interviews ('RHI's')
Personal Advisor (PA's)
Independent Domestic Violence Advocate (I.D.V.A.)
I.D.V.A. (Independent Domestic Violence Advocate)
the Barnfield Assessment Team — BAT — visited
Public Law Outline (pre-proceedings, PLO)
attention deficit hyperactivity disorder (AD/HD)
ADHD: attention deficit hyperactivity disorder.
CIN....Child in Need
LAC → Looked After Child
the CP plan (child protection)
NSPCC (a charity)
CAMHS = mental health team
FGC (family meeting)
FGC (a family meeting)`.split('\n')) console.log(t, ' ⇒ ', findDefinitions(t).map((d) => `${t.slice(d.short.start, d.short.end)} = ${t.slice(d.long.start, d.long.end)} [${d.kind}]`).join(' ; ') || '—');
